package dev.gradus.expr;

/// The error function in double precision, within a few units of the last place.
///
/// For `|x| < 3` the all-positive series `2x/sqrt(pi) e^(-x^2) * sum (2x^2)^n / (1*3*..*(2n+1))`,
/// which cannot cancel; above it `1 - erfc(x)` with the continued fraction of `erfc`. Source: M.
/// Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, 7.1.6 and 7.1.14.
final class ErrorFunction {
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
  private static final double SERIES_LIMIT = 3;
  private static final double ONE_FROM_HERE = 6;
  private static final int FRACTION_TERMS = 60;

  private ErrorFunction() {}

  static double erf(double x) {
    double size = Math.abs(x);
    if (size < SERIES_LIMIT) {
      return series(x);
    }
    if (Double.isNaN(x)) {
      return x;
    }
    return Math.copySign(size < ONE_FROM_HERE ? 1 - complement(size) : 1, x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > Math.abs(sum) * 0x1p-56; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
  }

  /// `erfc(x) = e^(-x^2)/sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ..))))`, from the inside
  /// out.
  private static double complement(double x) {
    double fraction = x;
    for (int n = FRACTION_TERMS; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return TWO_OVER_SQRT_PI / 2 * Math.exp(-x * x) / fraction;
  }
}
