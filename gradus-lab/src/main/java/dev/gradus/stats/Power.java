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

  /// z_0.975 + z_0.8: with known spread n = (this / d_z)².
  private static final double NORMAL_SUM = 2.8015852;

  private static final int STEP = 16;
  private static final double PRECISION = 1e-13;

  private Power() {}

  /// @param pairs n, at least 2
  /// @param effectSize the true d_z
  /// @return the probability that the test finds it, in [0.05, 1]
  /// @throws ConfigException for fewer than two pairs or an effect that is not a number
  public static double of(int pairs, double effectSize) {
    requirePairs(pairs);
    requireNumber(effectSize);
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
    double high = NORMAL_SUM / Math.sqrt(pairs);
    while (of(pairs, high) < TARGET) {
      low = high;
      high *= 2;
    }
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
    requireNumber(effectSize);
    // Near what the normal distribution says: far from it, the sums of the noncentral t are long.
    double guess = Math.pow(NORMAL_SUM / effectSize, 2);
    int enough = (int) Math.min(MOST_PAIRS, Math.max(2, guess));
    while (of(enough, effectSize) < TARGET) {
      if (enough == MOST_PAIRS) {
        return OptionalInt.empty();
      }
      enough = Math.min(MOST_PAIRS, enough + 1 + enough / STEP);
    }
    int tooFew = enough;
    while (tooFew > 1 && of(Math.max(2, tooFew), effectSize) >= TARGET) {
      enough = tooFew;
      tooFew = Math.max(1, tooFew - 1 - tooFew / STEP);
    }
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

  private static void requireNumber(double effectSize) {
    if (Double.isNaN(effectSize)) {
      throw new ConfigException("Power: effectSize must be a number, got NaN.");
    }
  }

  private static void requirePairs(int pairs) {
    if (pairs < 2) {
      throw new ConfigException("Power: pairs must be at least 2, got %d.".formatted(pairs));
    }
  }
}
