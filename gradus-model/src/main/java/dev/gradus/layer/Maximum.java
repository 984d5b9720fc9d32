package dev.gradus.layer;

import dev.gradus.expr.Expr;
import dev.gradus.op.Value;
import java.util.List;

/// The largest of several values, element by element.
///
/// `y = max(x_1, x_2, …)`
///
/// - inputs of one shape, or of shapes that NumPy would broadcast: extents of 1 repeat, and missing
///   axes are put in after the batch
/// - output: the broadcast shape; no weights
///
/// As Keras. Where several are the largest, the first of them gets the gradient, as in TensorFlow;
/// PyTorch divides it among them.
public record Maximum() implements MergeLayer {

  @Override
  public String kind() {
    return "maximum";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, List<Value> inputs) {
    return Merging.elementwise(context, "maximum", inputs, Expr::max);
  }
}
