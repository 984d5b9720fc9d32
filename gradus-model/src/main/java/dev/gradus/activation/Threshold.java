package dev.gradus.activation;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x` for `x > t`, else a fixed value. The derivative at `t` is 0, as in PyTorch.
///
/// As in Keras and PyTorch, which know no defaults either.
///
/// @param threshold `t`, finite
/// @param value what everything up to the threshold becomes, finite
public record Threshold(double threshold, double value) implements ElementwiseActivation {

  /// Checks both numbers.
  public Threshold {
    if (!Double.isFinite(threshold) || !Double.isFinite(value)) {
      throw new ConfigException(
          "Threshold: threshold and value must be finite, got %s and %s."
              .formatted(threshold, value));
    }
  }

  @Override
  public String kind() {
    return "threshold";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("threshold");
    Expr x = formula.input("x");
    return formula
        .output(
            "y",
            Expr.select(
                Comparison.LESS_OR_EQUAL, x, Expr.constant(threshold), Expr.constant(value), x))
        .build();
  }
}
