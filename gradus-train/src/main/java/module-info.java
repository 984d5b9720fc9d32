import org.jspecify.annotations.NullMarked;

/// Floor 3: optimizers, schedules, metrics, callbacks, the training loop, run folders and spec
/// files.
@NullMarked
module dev.gradus.train {
  // exports dev.gradus.train; (javac refuses an empty package: uncomment with its first type)

  requires static transitive org.jspecify;
  requires org.snakeyaml.engine;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires transitive dev.gradus.compiler;
  requires transitive dev.gradus.data;
}
