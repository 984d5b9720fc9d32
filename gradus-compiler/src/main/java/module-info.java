import org.jspecify.annotations.NullMarked;

/// Floor 2: the intermediate representation, its passes and the plan.
@NullMarked
module dev.gradus.compiler {
  exports dev.gradus.compiler;

  requires static transitive org.jspecify;
  requires transitive dev.gradus.kernels;
}
