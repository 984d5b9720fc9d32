package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;

/// Zeroes each element with probability `rate` in training and scales the others up, so that the
/// expected value stays.
///
/// Training, with `u` uniform on `[0, 1)`: `y = 0` where `u < rate`, else `y = x / (1 - rate)`.
/// Otherwise `y = x`, without an op.
///
/// Input and output: the same shape. No weights. `u` is drawn from the stream `dropout/` + the
/// layer's name at (step, element index).
///
/// The rate is the probability to *drop*, as in Keras and PyTorch; DL4J's is the probability to
/// keep.
///
/// Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout: a simple way to
/// prevent neural networks from overfitting", 2014, JMLR 15, section 4; scaled in training as in
/// section 10.
///
/// @param rate in [0, 1)
public record Dropout(double rate) implements Layer {

  /// Checks the rate.
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new ConfigException("Dropout: rate must be in [0, 1), got %s.".formatted(rate));
    }
  }

  @Override
  public String kind() {
    return "dropout";
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
    Formula.Builder formula = Formula.named("dropout");
    Expr x = formula.input("x");
    Expr u = formula.uniform("dropout/" + context.name());
    formula.output(
        "y",
        Expr.select(
            Comparison.LESS, u, Expr.constant(rate), Expr.constant(0), x.dividedBy(1 - rate)));
    return context.add(new Elementwise(formula.build()), input);
  }
}
