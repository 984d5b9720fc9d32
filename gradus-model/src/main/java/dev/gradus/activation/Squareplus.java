package dev.gradus.activation;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = (x + sqrt(x^2 + b)) / 2`, a smooth [Relu] without exponentials. For negative `x` it is
/// computed as `b / (2 (sqrt(x^2 + b) - x))`, the same number without the difference of two large
/// ones.
///
/// As in Keras. Source: Barron, "Squareplus: a softplus-like algebraic rectifier", 2021,
/// arXiv:2112.11687, equation 1.
///
/// @param b width of the bend, greater than 0, default 4
public record Squareplus(double b) implements ElementwiseActivation {

  /// Checks the width.
  public Squareplus {
    if (!(b > 0) || Double.isInfinite(b)) {
      throw new ConfigException(
          "Squareplus: b must be greater than 0 and finite, got %s.".formatted(b));
    }
  }

  /// @return b 4
  public static Squareplus defaults() {
    return new Squareplus(4);
  }

  @Override
  public String kind() {
    return "squareplus";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("squareplus");
    Expr x = formula.input("x");
    return formula
        .output(
            "y",
            x.ifGreater(
                0, x.plus(root(x)).times(0.5), Expr.constant(b / 2).dividedBy(root(x).minus(x))))
        .build();
  }

  private Expr root(Expr x) {
    return x.squared().plus(b).sqrt();
  }
}
