package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;

/// Dropout for networks with [Selu][dev.gradus.activation.Selu]: mean 0 and variance 1 stay.
///
/// Training, with `u` uniform on `[0, 1)` and `a' = -1.7581`, where selu ends on the left: `y = s
/// a'
/// + t` where `u < rate`, else `y = s x + t`, with `s = 1 / sqrt((1 - rate) (1 + rate a'^2))` and
///   `t = -s a' rate`. Otherwise `y = x`, without an op.
///
/// Input and output: the same shape. No weights. `u` is drawn from the stream `alpha-dropout/` +
/// the layer's name at (step, element index).
///
/// As Keras and PyTorch.
///
/// Source: Klambauer, Unterthiner, Mayr, Hochreiter, "Self-normalizing neural networks", 2017,
/// arXiv:1706.02515, section "New dropout technique".
///
/// @param rate probability to drop, in [0, 1)
public record AlphaDropout(double rate) implements Layer {

  private static final double DROPPED = -1.0507009873554805 * 1.6732632423543772;

  /// Checks the rate.
  public AlphaDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new ConfigException("AlphaDropout: rate must be in [0, 1), got %s.".formatted(rate));
    }
  }

  @Override
  public String kind() {
    return "alpha-dropout";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    if (!context.training() || rate == 0) {
      return input;
    }
    double scale = 1 / Math.sqrt((1 - rate) * (1 + rate * DROPPED * DROPPED));
    double shift = -scale * DROPPED * rate;
    Formula.Builder formula = Formula.named("alpha_dropout");
    Expr x = formula.input("x");
    Expr u = formula.uniform("alpha-dropout/" + context.name());
    formula.output(
        "y",
        Expr.select(
            Comparison.LESS,
            u,
            Expr.constant(rate),
            Expr.constant(scale * DROPPED + shift),
            x.times(scale).plus(shift)));
    return context.add(new Elementwise(formula.build()), input);
  }
}
