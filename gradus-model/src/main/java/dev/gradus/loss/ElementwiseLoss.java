package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// A loss that is the mean of one [Formula] over all elements of the batch. Its gradient is the
/// formula's derivative; a loss of one's own is its name and its formula.
public interface ElementwiseLoss extends Loss {

  /// @return two inputs, prediction and target in this order, one output, no scalars, no random
  ///   numbers
  Formula formula();

  @Override
  default TargetEncoding targetEncoding() {
    return TargetEncoding.VALUES;
  }

  @Override
  default Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  default Value each(GraphBuilder graph, Value prediction, Value target) {
    Shapes.requireTarget(this, prediction, target);
    return graph.add("loss", new Elementwise(formula()), prediction, target);
  }
}
