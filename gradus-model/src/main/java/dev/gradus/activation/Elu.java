package dev.gradus.activation;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x` for `x > 0`, else `y = a (e^x - 1)`. The derivative at 0 is `a`, as in PyTorch.
///
/// Source: Clevert, Unterthiner, Hochreiter, "Fast and accurate deep network learning by
/// exponential linear units", 2015, arXiv:1511.07289, equation 15.
///
/// @param alpha limit `-a` far to the left, at least 0, default 1
public record Elu(double alpha) implements ElementwiseActivation {

  /// Checks the alpha.
  public Elu {
    if (!(alpha >= 0) || Double.isInfinite(alpha)) {
      throw new ConfigException(
          "Elu: alpha must be at least 0 and finite, got %s.".formatted(alpha));
    }
  }

  /// @return alpha 1
  public static Elu defaults() {
    return new Elu(1);
  }

  @Override
  public String kind() {
    return "elu";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("elu");
    Expr x = formula.input("x");
    return formula.output("y", x.ifGreater(0, x, x.expm1().times(alpha))).build();
  }
}
