package dev.gradus.activation;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x` for `x > 0`, else `y = a (e^(x/a) - 1)`: an [Elu] whose slope at 0 is 1 whatever `a`.
///
/// As in Keras and PyTorch. Source: Barron, "Continuously differentiable exponential linear units",
/// 2017, arXiv:1704.07483, equation 2.
///
/// @param alpha limit `-a` far to the left, greater than 0, default 1
public record Celu(double alpha) implements ElementwiseActivation {

  /// Checks the alpha.
  public Celu {
    if (!(alpha > 0) || Double.isInfinite(alpha)) {
      throw new ConfigException(
          "Celu: alpha must be greater than 0 and finite, got %s.".formatted(alpha));
    }
  }

  /// @return alpha 1
  public static Celu defaults() {
    return new Celu(1);
  }

  @Override
  public String kind() {
    return "celu";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("celu");
    Expr x = formula.input("x");
    return formula.output("y", x.ifGreater(0, x, x.dividedBy(alpha).expm1().times(alpha))).build();
  }
}
