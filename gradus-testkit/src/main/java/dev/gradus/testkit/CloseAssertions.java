package dev.gradus.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;

/// Assertions on numbers that are equal up to rounding. A failure names the worst place, both
/// values and the absolute, relative and float32-ulp error. NaN is close to NaN alone, an infinity
/// to itself alone.
public final class CloseAssertions {

  private CloseAssertions() {}

  /// Asserts that one value is close.
  ///
  /// @param what is compared, for the message
  public static void assertClose(double expected, double actual, Tolerance tolerance, String what) {
    assertClose(new double[] {expected}, new double[] {actual}, tolerance, what);
  }

  /// Asserts that float32 results are close to double-precision ones.
  ///
  /// @param what is compared, for the message
  public static void assertClose(
      double[] expected, float[] actual, Tolerance tolerance, String what) {
    assertClose(expected, widened(actual), tolerance, what);
  }

  /// Asserts that two float32 results are close.
  ///
  /// @param what is compared, for the message
  public static void assertClose(
      float[] expected, float[] actual, Tolerance tolerance, String what) {
    assertClose(widened(expected), widened(actual), tolerance, what);
  }

  /// Asserts that all values are close.
  ///
  /// @param what is compared, for the message
  public static void assertClose(
      double[] expected, double[] actual, Tolerance tolerance, String what) {
    if (expected.length != actual.length) {
      fail("%s: expected %d values, got %d.".formatted(what, expected.length, actual.length));
    }
    int outside = 0;
    int worst = -1;
    double worstExcess = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < expected.length; i++) {
      double excess = excess(expected[i], actual[i], tolerance.at(i, expected[i]));
      if (excess > 1) {
        outside++;
        if (excess > worstExcess) {
          worstExcess = excess;
          worst = i;
        }
      }
    }
    if (worst >= 0) {
      fail(
          "%s: %d of %d values are outside the tolerance, the worst at [%d]: %s"
              .formatted(
                  what,
                  outside,
                  expected.length,
                  worst,
                  describe(expected[worst], actual[worst], tolerance.at(worst, expected[worst]))));
    }
  }

  /// The error over the allowed error; infinite where nothing is allowed or a value is not finite.
  private static double excess(double expected, double actual, double allowed) {
    if (Double.compare(expected, actual) == 0 || expected == actual) {
      return 0;
    }
    double error = Math.abs(expected - actual);
    return error <= allowed && Double.isFinite(error) ? 0 : beyond(error, allowed);
  }

  private static double beyond(double error, double allowed) {
    double ratio = error / allowed;
    return ratio > 1 ? ratio : Double.POSITIVE_INFINITY;
  }

  private static String describe(double expected, double actual, double allowed) {
    double error = Math.abs(expected - actual);
    return String.format(
        Locale.ROOT,
        "expected %s, got %s; absolute error %.3g (allowed %.3g), relative %.3g, %.3g ulp.",
        expected,
        actual,
        error,
        allowed,
        error / Math.abs(expected),
        error / Math.ulp((float) expected));
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
