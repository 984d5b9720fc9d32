import org.jspecify.annotations.NullMarked;

/// Side room: benchmarks.
@NullMarked
module dev.gradus.bench {
  exports dev.gradus.bench;

  requires static transitive org.jspecify;
  requires dev.gradus.cpu;
  requires jmh.core;
  requires transitive dev.gradus.train;
}
