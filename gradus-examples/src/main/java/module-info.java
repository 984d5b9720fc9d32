import org.jspecify.annotations.NullMarked;

/// Side room: runnable examples.
@NullMarked
module dev.gradus.examples {
  exports dev.gradus.examples;
  exports dev.gradus.examples.technique;

  requires static transitive org.jspecify;
  requires dev.gradus.cpu;
  requires transitive dev.gradus.report;
}
