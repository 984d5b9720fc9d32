package dev.gradus.layer;

import dev.gradus.expr.Expr;
import dev.gradus.op.Value;
import java.util.List;

/// The product of several values, element by element.
///
/// `y = x_1 x_2 …`
///
/// - inputs of one shape, or of shapes that NumPy would broadcast: extents of 1 repeat, and missing
///   axes are put in after the batch
/// - output: the broadcast shape; no weights
///
/// As Keras.
public record Multiply() implements MergeLayer {

  @Override
  public String kind() {
    return "multiply";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, List<Value> inputs) {
    return Merging.elementwise(context, "multiply", inputs, Expr::times);
  }
}
