package dev.gradus.study;

import dev.gradus.stats.Equivalence;
import dev.gradus.stats.Interval;
import dev.gradus.stats.PairedDifferences;
import dev.gradus.stats.PairedT;
import dev.gradus.stats.Power;
import dev.gradus.stats.SignedRank;
import dev.gradus.stats.Superiority;
import java.util.OptionalInt;

/// What the finished pairs of runs say about one arm.
///
/// @param differences arm minus baseline in the objective, one a seed that both finished
/// @param objective what is measured
/// @param delta δ: smaller differences do not matter; at least 0, in the objective's unit
/// @param signFlip two-sided p of the sign-flip permutation test
/// @param test what the verdict rests on
/// @param holm that test's p, corrected for all arms of the comparison
public record Evidence(
    PairedDifferences differences,
    Objective objective,
    double delta,
    double signFlip,
    PrimaryTest test,
    double holm) {

  private static final double CONFIDENCE = 0.95;

  /// @return the 95 % paired-t interval of the mean difference; unknown for one pair
  public Interval interval() {
    return PairedT.interval(differences, CONFIDENCE);
  }

  /// @return the 90 % paired-t interval, by which equivalence is decided
  public Interval narrowInterval() {
    return PairedT.interval(differences, Equivalence.CONFIDENCE);
  }

  /// @return two-sided p of the paired t test, not corrected
  public double pairedT() {
    return PairedT.pValue(differences);
  }

  /// @return the differences, positive where the arm is better
  public PairedDifferences gains() {
    return objective.gains(differences);
  }

  /// @return whether the corrected p is below 0.05 and the interval does not hold 0
  public boolean convincing() {
    return holm < Power.LEVEL && !interval().contains(0);
  }

  /// @return whether the difference is convincing, but all of its interval smaller than δ
  public boolean tiny() {
    Interval interval = interval();
    return convincing() && Math.max(Math.abs(interval.low()), Math.abs(interval.high())) < delta;
  }

  /// @return two-sided p of Wilcoxon's signed-rank test, not corrected
  public double wilcoxon() {
    return SignedRank.pValue(differences.values());
  }

  /// @return whether the arm is better on average
  public boolean better() {
    return gains().mean() > 0;
  }

  /// @return whether any effect is shown to be smaller than δ
  public boolean equivalent() {
    return Equivalence.holds(differences, delta);
  }

  /// @return in how many seeds the arm was better
  public Superiority superiority() {
    return Superiority.of(gains());
  }

  /// @return the smallest mean difference that so many pairs with so much spread would have shown
  ///   with 80 % power; NaN for one pair
  public double detectable() {
    int pairs = differences.count();
    return pairs == 1
        ? Double.NaN
        : Power.detectableEffect(pairs) * differences.standardDeviation();
  }

  /// @return how many seeds would show a true difference of δ with 80 % power, if differences
  ///   spread as they do here; empty if that is unknown or beyond [Power#MOST_PAIRS]
  public OptionalInt seedsNeeded() {
    double effect = delta / differences.standardDeviation();
    return Double.isNaN(effect) ? OptionalInt.empty() : Power.pairsNeeded(effect);
  }
}
