package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x P(Z <= x)` for a standard normal `Z`: `x (1 + erf(x / sqrt 2)) / 2`, or approximately `x
/// (1
/// + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2`.
///
/// As in Keras and PyTorch.
///
/// Source: Hendrycks, Gimpel, "Gaussian error linear units", 2016, arXiv:1606.08415, section 2.
///
/// @param approximate whether the tanh takes the place of the error function, default false
public record Gelu(boolean approximate) implements ElementwiseActivation {

  private static final double CUBIC = 0.044715;

  /// @return the exact form
  public static Gelu defaults() {
    return new Gelu(false);
  }

  @Override
  public String kind() {
    return "gelu";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("gelu");
    Expr x = formula.input("x");
    Expr twice =
        approximate
            ? x.plus(x.squared().times(x).times(CUBIC)).times(Math.sqrt(2 / Math.PI)).tanh()
            : x.times(Math.sqrt(0.5)).erf();
    return formula.output("y", x.times(0.5).times(twice.plus(1))).build();
  }
}
