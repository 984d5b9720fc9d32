package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;

/// A gated linear unit: one half of the channels decides how much of the other half passes.
///
/// `y = a sigmoid(b)`, with `a` the first and `b` the second half of the last axis.
///
/// - input `[N, …, 2 C]`; output `[N, …, C]`
/// - no weights
///
/// Keras's activation `glu` and PyTorch's `GLU` along the last axis. It is a layer here, because
/// activations keep the shape.
///
/// Source: Dauphin, Fan, Auli, Grangier, "Language modeling with gated convolutional networks",
/// 2016, arXiv:1612.08083, equation 1.
public record Glu() implements Layer {

  @Override
  public String kind() {
    return "glu";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() < 2 || shape.dim(-1) % 2 != 0) {
      throw context.refusal(
          "input %s has no even number of channels on the last axis (C) to halve. Give the layer before it twice the units."
              .formatted(shape));
    }
    int half = shape.dim(-1) / 2;
    Value a = context.add(Slice.along(shape, -1, 0, half), input);
    Value b = context.add(Slice.along(shape, -1, half, half), input);
    Formula.Builder formula = Formula.named("glu");
    Expr x = formula.input("a");
    formula.output("y", x.times(formula.input("b").sigmoid()));
    return context.add(new Elementwise(formula.build()), a, b);
  }
}
