package dev.gradus.kernels.contract;

import dev.gradus.testkit.CloseAssertions;
import dev.gradus.testkit.Tolerance;

/// What one result must be.
///
/// @param name of the result
/// @param oracle gives the value in double precision, by the testkit's textbook formulas
/// @param float32 how far float32 arithmetic in any order may stray, to first order in `u = 2^-24`
public record Expectation(String name, Oracle oracle, Tolerance float32) {

  /// The exact values.
  @FunctionalInterface
  public interface Oracle {
    /// Row-major values.
    double[] values();
  }

  /// A value that is computed when the case is made.
  public static Expectation of(String name, double[] exact, Tolerance float32) {
    double[] copy = exact.clone();
    return new Expectation(name, copy::clone, float32);
  }

  /// Fails unless `actual` is the exact value computed in double and rounded once: half an ulp, and
  /// the float32 bound scaled to double's `u = 2^-53` for each of kernel and oracle.
  public void requireRoundedOnce(String of, float[] actual) {
    Tolerance tolerance = Tolerance.ulps(1).times(0.5).plus(float32.times(2 * 0x1p-29));
    CloseAssertions.assertClose(oracle.values(), actual, tolerance, of + ": " + name);
  }

  /// Fails unless `actual` is as close to the reference kernel's value as float32 arithmetic
  /// allows.
  public void requireFloat32(String of, float[] reference, float[] actual) {
    CloseAssertions.assertClose(
        reference, actual, float32.plus(Tolerance.ulps(1)), of + ": " + name);
  }
}
