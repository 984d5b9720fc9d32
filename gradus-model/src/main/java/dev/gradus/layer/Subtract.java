package dev.gradus.layer;

import dev.gradus.expr.Expr;
import dev.gradus.op.Value;
import java.util.List;

/// The difference of two values.
///
/// `y = x_1 - x_2`
///
/// - inputs of one shape, or of shapes that NumPy would broadcast: extents of 1 repeat, and missing
///   axes are put in after the batch
/// - output: the broadcast shape; no weights
///
/// As Keras.
public record Subtract() implements MergeLayer {

  @Override
  public String kind() {
    return "subtract";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, List<Value> inputs) {
    Merging.requireTwo(context, inputs);
    return Merging.elementwise(context, "subtract", inputs, Expr::minus);
  }
}
