package dev.gradus.testkit;

import java.util.function.ToDoubleFunction;

/// Gradients by central differences in double precision: `(f(x + h) - f(x - h)) / 2h` with `h =
/// cbrt(eps) max(1, |x|)`, whose error is of the order of `eps^(2/3)`, about 4e-11.
public final class CentralDifferences {

  private static final double CUBE_ROOT_OF_EPSILON = Math.cbrt(Math.ulp(1.0));

  private CentralDifferences() {}

  /// The gradient of a function of many numbers.
  ///
  /// @param function may read its argument until it returns, and must not change it
  /// @param at where
  /// @return one derivative for each number
  public static double[] gradient(ToDoubleFunction<double[]> function, double[] at) {
    double[] x = at.clone();
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double h = CUBE_ROOT_OF_EPSILON * Math.max(1, Math.abs(at[i]));
      double above = at[i] + h;
      double below = at[i] - h;
      x[i] = above;
      double high = function.applyAsDouble(x);
      x[i] = below;
      double low = function.applyAsDouble(x);
      x[i] = at[i];
      gradient[i] = (high - low) / (above - below);
    }
    return gradient;
  }
}
