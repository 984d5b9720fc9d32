import org.jspecify.annotations.NullMarked;

/// Floor 1: models, layers, initializers, regularizers and losses.
@NullMarked
module dev.gradus.model {
  // exports dev.gradus.model; (javac refuses an empty package: uncomment with its first type)

  requires static transitive org.jspecify;
  requires transitive dev.gradus.core;
}
