import org.jspecify.annotations.NullMarked;

/// Floor 0: shapes, buffers, random streams, the formula language and the primitive operations.
@NullMarked
module dev.gradus.core {
  exports dev.gradus.core;
  exports dev.gradus.expr;
  exports dev.gradus.op;

  requires static transitive org.jspecify;
}
