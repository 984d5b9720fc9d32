package dev.gradus.activation;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x - t` for `x > t`, `y = x + t` for `x < -t`, else 0. The derivative at `-t` and `t` is 0,
/// as in PyTorch.
///
/// Source: Donoho, "De-noising by soft-thresholding", 1995, IEEE Transactions on Information Theory
/// 41, equation 4.
///
/// @param threshold half the width of what becomes 0, at least 0, default .5
public record SoftShrink(double threshold) implements ElementwiseActivation {

  /// Checks the threshold.
  public SoftShrink {
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new ConfigException(
          "SoftShrink: threshold must be at least 0 and finite, got %s.".formatted(threshold));
    }
  }

  /// @return the threshold .5
  public static SoftShrink defaults() {
    return new SoftShrink(0.5);
  }

  @Override
  public String kind() {
    return "soft-shrink";
  }

  @Override
  public Formula formula() {
    Formula.Builder formula = Formula.named("soft_shrink");
    Expr x = formula.input("x");
    return formula.output("y", x.minus(x.clipped(-threshold, threshold))).build();
  }
}
