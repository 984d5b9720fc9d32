package dev.gradus.constraint;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// Where a weight must stay: what an update made of it is moved back there, outside of gradients
/// and of the optimizer's memory. First weights are left as they are drawn.
///
/// Open: build a rule of your own from ops.
public interface Constraint {

  /// @return the name used in spec files, for example `max-norm`
  String kind();

  /// @param graph where the ops go
  /// @param name of the ops, for example `dense/kernel/max-norm`
  /// @param weight as the update left it, any shape
  /// @return what it becomes, of the same shape
  /// @throws dev.gradus.core.ShapeException if this constraint is not for such a weight
  Value build(GraphBuilder graph, String name, Value weight);
}
