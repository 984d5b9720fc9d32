package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;

/// The sign-flip permutation test of paired differences: if treatment and control are the same,
/// each difference could as well have had the other sign.
///
/// `p = #{signs : |Σ ± d_i| ≥ |Σ d_i|} / 2ⁿ`, over all 2ⁿ choices of signs, the actual one
/// included. Two-sided. Supposes that differences are symmetric about their mean, nothing about
/// their shape. Its smallest p is `2 / 2ⁿ`: with fewer than six pairs it can never fall below 0.05.
///
/// Sums that differ by less than `1e-12 Σ |d_i|` count as equal, so that rounding does not decide
/// about ties.
///
/// Source: R. A. Fisher, "The design of experiments", 1935, section 21; E. J. G. Pitman,
/// "Significance tests which may be applied to samples from any populations", 1937.
public final class SignFlip {

  /// Up to so many pairs all choices of signs are counted.
  public static final int MOST_EXACT = 16;

  /// How many choices are drawn beyond that.
  public static final int DRAWS = 100_000;

  private static final double TIE = 1e-12;

  private SignFlip() {}

  /// @param pairs n, at least 1
  /// @return `2 / 2ⁿ`, the smallest p that the exact test can give
  public static double smallestPValue(int pairs) {
    return Math.min(1, Math.scalb(2.0, -pairs));
  }

  /// The exact test.
  ///
  /// @param differences one a pair, at most [#MOST_EXACT]
  /// @return p in [2 / 2ⁿ, 1]
  /// @throws ConfigException for more pairs
  public static double pValue(PairedDifferences differences) {
    if (differences.count() > MOST_EXACT) {
      throw new ConfigException(
          "SignFlip: the exact test takes at most %d pairs, got %d. Give a random stream to draw signs instead."
              .formatted(MOST_EXACT, differences.count()));
    }
    double[] values = values(differences);
    return (double) countExtreme(values, 0, 0, threshold(values)) / (1L << values.length);
  }

  /// The exact test up to [#MOST_EXACT] pairs; beyond, [#DRAWS] choices of signs are drawn and the
  /// actual one counts as one more: `p = (1 + extreme draws) / (1 + draws)`.
  ///
  /// @param differences one a pair
  /// @param signs draws the signs
  /// @return p in (0, 1]
  public static double pValue(PairedDifferences differences, RandomStream signs) {
    if (differences.count() <= MOST_EXACT) {
      return pValue(differences);
    }
    double[] values = values(differences);
    double threshold = threshold(values);
    int extreme = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += (signs.bits(draw, i) & 1) == 0 ? values[i] : -values[i];
      }
      if (Math.abs(sum) >= threshold) {
        extreme++;
      }
    }
    return extreme / (1.0 + DRAWS);
  }

  private static long countExtreme(double[] values, int index, double sum, double threshold) {
    if (index == values.length) {
      return Math.abs(sum) >= threshold ? 1 : 0;
    }
    return countExtreme(values, index + 1, sum + values[index], threshold)
        + countExtreme(values, index + 1, sum - values[index], threshold);
  }

  private static double threshold(double[] values) {
    double sum = 0;
    double magnitude = 0;
    for (double value : values) {
      sum += value;
      magnitude += Math.abs(value);
    }
    return Math.abs(sum) - TIE * magnitude;
  }

  private static double[] values(PairedDifferences differences) {
    return differences.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
