package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;

/// Multiplies by noise around 1 in training, with the variance that [Dropout] has.
///
/// Training: `y = x (1 + sqrt(rate / (1 - rate)) n)` with `n` from `N(0, 1)` at each element.
/// Otherwise `y = x`, without an op.
///
/// Input and output: the same shape. No weights. `n` is drawn from streams that begin with
/// `gaussian-dropout/` + the layer's name at (step, element index).
///
/// As Keras; PyTorch has no such layer.
///
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout: a simple way to
/// prevent neural networks from overfitting", 2014, JMLR 15, section 10.
///
/// @param rate of the dropout whose variance it has, in [0, 1)
public record GaussianDropout(double rate) implements Layer {

  /// Checks the rate.
  public GaussianDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new ConfigException("GaussianDropout: rate must be in [0, 1), got %s.".formatted(rate));
    }
  }

  @Override
  public String kind() {
    return "gaussian-dropout";
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
    Formula.Builder formula = Formula.named("gaussian_dropout");
    Expr x = formula.input("x");
    Expr noise = formula.normal("gaussian-dropout/" + context.name());
    formula.output("y", x.times(noise.times(Math.sqrt(rate / (1 - rate))).plus(1)));
    return context.add(new Elementwise(formula.build()), input);
  }
}
