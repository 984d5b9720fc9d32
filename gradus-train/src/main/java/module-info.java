import org.jspecify.annotations.NullMarked;

/// Floor 3: optimizers, schedules, metrics, callbacks, the training loop, run folders and spec
/// files.
@NullMarked
module dev.gradus.train {
  exports dev.gradus.callback;
  exports dev.gradus.history;
  exports dev.gradus.instrument;
  exports dev.gradus.metric;
  exports dev.gradus.optimizer;
  exports dev.gradus.run;
  exports dev.gradus.schedule;
  exports dev.gradus.spec;
  exports dev.gradus.train;

  requires static transitive org.jspecify;
  requires org.snakeyaml.engine;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires transitive dev.gradus.compiler;
  requires transitive dev.gradus.data;
  requires transitive dev.gradus.model;
}
