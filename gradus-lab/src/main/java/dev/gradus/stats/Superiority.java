package dev.gradus.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How often the treatment wins: the probability that it measures more than the control in a pair.
///
/// `P(A > B) = (wins + ties / 2) / n`, with Wilson's 95 % interval `(P + z²/2n ± z sqrt(P (1 − P) /
/// n + z²/4n²)) / (1 + z²/n)`, z = 1.95996…
///
/// Source: X. Bouthillier et al., "Accounting for variance in machine learning benchmarks", 2021,
/// arXiv:2103.03098; E. B. Wilson, "Probable inference, the law of succession, and statistical
/// inference", 1927.
///
/// @param wins pairs in which the treatment measured more
/// @param ties pairs in which both measured the same
/// @param pairs n
public record Superiority(int wins, int ties, int pairs) {

  private static final double Z =
      NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - 0.95) / 2);

  /// @param differences treatment minus control
  /// @return how often it was above 0
  public static Superiority of(PairedDifferences differences) {
    int wins = (int) differences.values().stream().filter(value -> value > 0).count();
    int ties = (int) differences.values().stream().filter(value -> value == 0).count();
    return new Superiority(wins, ties, differences.count());
  }

  /// @return P(A > B)
  public double probability() {
    return (wins + ties / 2.0) / pairs;
  }

  /// @return Wilson's 95 % interval of P(A > B)
  public Interval interval() {
    double p = probability();
    double perPair = Z * Z / pairs;
    double center = p + perPair / 2;
    double reach = Z * Math.sqrt(p * (1 - p) / pairs + perPair / (4 * pairs));
    // Rounding may push the ends a hair over what a probability can be.
    return new Interval(
        Math.max(0, (center - reach) / (1 + perPair)),
        Math.min(1, (center + reach) / (1 + perPair)));
  }
}
