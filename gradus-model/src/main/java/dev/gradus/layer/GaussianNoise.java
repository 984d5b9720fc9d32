package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;

/// Adds noise in training.
///
/// Training: `y = x + s n` with `n` from `N(0, 1)` at each element. Otherwise `y = x`, without an
/// op.
///
/// Input and output: the same shape. No weights. `n` is drawn from streams that begin with
/// `gaussian-noise/` + the layer's name at (step, element index).
///
/// As Keras, which calls `s` `stddev`; PyTorch has no such layer.
///
/// Source: Bishop, "Training with noise is equivalent to Tikhonov regularization", 1995, Neural
/// Computation 7.
///
/// @param standardDeviation `s`, at least 0, in units of `x`
public record GaussianNoise(double standardDeviation) implements Layer {

  /// Checks the deviation.
  public GaussianNoise {
    if (!(standardDeviation >= 0) || Double.isInfinite(standardDeviation)) {
      throw new ConfigException(
          "GaussianNoise: standardDeviation must be at least 0 and finite, got %s."
              .formatted(standardDeviation));
    }
  }

  @Override
  public String kind() {
    return "gaussian-noise";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    if (!context.training() || standardDeviation == 0) {
      return input;
    }
    Formula.Builder formula = Formula.named("gaussian_noise");
    Expr x = formula.input("x");
    Expr noise = formula.normal("gaussian-noise/" + context.name());
    formula.output("y", x.plus(noise.times(standardDeviation)));
    return context.add(new Elementwise(formula.build()), input);
  }
}
