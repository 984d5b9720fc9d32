package dev.gradus.regularizer;

import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// A penalty on a weight, added to the loss and so felt by its gradient. Open: build a penalty of
/// your own from ops; its gradient follows.
public interface Regularizer {

  /// @return the name used in spec files, for example `l2`
  String kind();

  /// @param graph where the ops go
  /// @param name the penalty's name, for example `dense/kernel/l2`
  /// @param weight the weight as of the start of the step, any shape
  /// @return the penalty `[]`
  Value penalty(GraphBuilder graph, String name, Value weight);
}
