package dev.gradus.layer;

import dev.gradus.expr.Expr;
import dev.gradus.op.Value;
import java.util.List;

/// The sum of several values, for example of a branch and what skips it.
///
/// `y = x_1 + x_2 + …`
///
/// - inputs of one shape, or of shapes that NumPy would broadcast: extents of 1 repeat, and missing
///   axes are put in after the batch
/// - output: the broadcast shape; no weights
///
/// As Keras.
///
/// Source: He, Zhang, Ren, Sun, "Deep residual learning for image recognition", 2015,
/// arXiv:1512.03385, section 3.2.
public record Add() implements MergeLayer {

  @Override
  public String kind() {
    return "add";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, List<Value> inputs) {
    return Merging.elementwise(context, "add", inputs, Expr::plus);
  }
}
