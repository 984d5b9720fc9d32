package dev.gradus.activation;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x` for `|x| > t`, else 0. The derivative at `-t` and `t` is 0, as in PyTorch.
///
/// Source: Donoho, Johnstone, "Ideal spatial adaptation by wavelet shrinkage", 1994, Biometrika 81,
/// section 2.
///
/// @param threshold half the width of what becomes 0, at least 0, default .5
public record HardShrink(double threshold) implements ElementwiseActivation {

  /// Checks the threshold.
  public HardShrink {
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new ConfigException(
          "HardShrink: threshold must be at least 0 and finite, got %s.".formatted(threshold));
    }
  }

  /// @return the threshold .5
  public static HardShrink defaults() {
    return new HardShrink(0.5);
  }

  @Override
  public String kind() {
    return "hard-shrink";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("hard_shrink");
    Expr x = formula.input("x");
    return formula
        .output(
            "y",
            Expr.select(
                Comparison.LESS_OR_EQUAL, x.abs(), Expr.constant(threshold), Expr.constant(0), x))
        .build();
  }
}
