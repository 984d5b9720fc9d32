import org.jspecify.annotations.NullMarked;

/// Floor 2: the fast CPU backend: oneDNN and compiled vector loops.
@NullMarked
module dev.gradus.cpu {
  exports dev.gradus.cpu;

  requires static transitive org.jspecify;
  requires jdk.incubator.vector;
  requires org.bytedeco.dnnl;
  requires org.bytedeco.javacpp;
  requires transitive dev.gradus.kernels;

  provides dev.gradus.kernels.BackendProvider with
      dev.gradus.cpu.CpuProvider;
}
