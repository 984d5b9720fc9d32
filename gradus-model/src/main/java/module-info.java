import org.jspecify.annotations.NullMarked;

/// Floor 1: models, layers, activations, initializers, regularizers, constraints and losses.
@NullMarked
module dev.gradus.model {
  exports dev.gradus.activation;
  exports dev.gradus.constraint;
  exports dev.gradus.init;
  exports dev.gradus.layer;
  exports dev.gradus.loss;
  exports dev.gradus.model;
  exports dev.gradus.regularizer;

  requires static transitive org.jspecify;
  requires transitive dev.gradus.core;
}
