import org.jspecify.annotations.NullMarked;

/// Floor 1: the kernel interface and the reference kernels.
@NullMarked
module dev.gradus.kernels {
  exports dev.gradus.kernels;
  exports dev.gradus.kernels.reference;

  requires static transitive org.jspecify;
  requires transitive dev.gradus.core;

  uses dev.gradus.kernels.BackendProvider;

  provides dev.gradus.kernels.BackendProvider with
      dev.gradus.kernels.reference.ReferenceProvider;
}
