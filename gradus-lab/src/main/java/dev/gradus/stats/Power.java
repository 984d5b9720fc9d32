package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.TDistribution;

/// What a paired t test at the level 0.05, two-sided, is able to see. "No evidence" means little
/// from a study that could not have found any.
///
/// `power(n, d_z) = P(|T| > t_{n−1, 0.975})` where T is noncentral t with `n − 1` degrees of
/// freedom and noncentrality `d_z sqrt(n)`; d_z is the true mean difference over the standard
/// deviation of differences, as in [PairedDifferences#effectSize].
///
/// Source: J. Cohen, "Statistical power analysis for the behavioral sciences", 2nd edition, 1988,
/// chapter 2.
public final class Power {

  /// Chance of a false alarm.
  public static final double LEVEL = 0.05;

  /// The power that is asked for: the chance to see what is there.
  public static final double TARGET = 0.8;

  /// More pairs are not looked for.
  public static final int MOST_PAIRS = 100_000;

  private static final double PRECISION = 1e-13;

  private Power() {}

  /// @param pairs n, at least 2
  /// @param effectSize the true d_z
  /// @return the probability that the test finds it, in [0.05, 1]
  /// @throws ConfigException for fewer than two pairs or an effect that is not a number
  public static double of(int pairs, double effectSize) {
    requirePairs(pairs);
    if (Double.isNaN(effectSize)) {
      throw new ConfigException("Power: effectSize must be a number, got NaN.");
    }
    double noncentrality =
        Math.min(Math.abs(effectSize) * Math.sqrt(pairs), NoncentralT.LARGEST_NONCENTRALITY);
    double critical = TDistribution.of(pairs - 1).inverseSurvivalProbability(LEVEL / 2);
    NoncentralT t = new NoncentralT(pairs - 1, noncentrality);
    return t.survivalProbability(critical) + t.cumulativeProbability(-critical);
  }

  /// @param pairs n, at least 2
  /// @return the smallest d_z that is found with the power [#TARGET]
  /// @throws ConfigException for fewer than two pairs
  public static double detectableEffect(int pairs) {
    requirePairs(pairs);
    double low = 0;
    double high = NoncentralT.LARGEST_NONCENTRALITY / Math.sqrt(pairs);
    while (high - low > PRECISION * high) {
      double middle = (low + high) / 2;
      if (of(pairs, middle) < TARGET) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// @param effectSize the true d_z
  /// @return the smallest number of pairs that finds it with the power [#TARGET]; empty if that
  ///   takes more than [#MOST_PAIRS], as for an effect of 0
  /// @throws ConfigException for an effect that is not a number
  public static OptionalInt pairsNeeded(double effectSize) {
    if (of(MOST_PAIRS, effectSize) < TARGET) {
      return OptionalInt.empty();
    }
    int tooFew = 1;
    int enough = MOST_PAIRS;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) >>> 1;
      if (of(middle, effectSize) < TARGET) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  private static void requirePairs(int pairs) {
    if (pairs < 2) {
      throw new ConfigException("Power: pairs must be at least 2, got %d.".formatted(pairs));
    }
  }
}
