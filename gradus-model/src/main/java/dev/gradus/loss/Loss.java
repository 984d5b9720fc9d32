package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// How far predictions are from targets, as the mean over the batch. Open: build a loss of your own
/// from ops; its gradient follows.
public interface Loss {

  /// @return the name used in spec files, for example `categorical-crossentropy`
  String kind();

  /// @return in which form targets are fed
  TargetEncoding targetEncoding();

  /// @param prediction the model's output, batch axis included
  /// @return the shape in which targets are fed, batch axis included
  /// @throws dev.gradus.core.ShapeException if this loss cannot take such a prediction
  Shape targetShape(Shape prediction);

  /// @param graph where the ops go
  /// @param prediction the model's output
  /// @param target of the shape that [#targetShape] gives
  /// @return the loss `[]`
  Value build(GraphBuilder graph, Value prediction, Value target);
}
