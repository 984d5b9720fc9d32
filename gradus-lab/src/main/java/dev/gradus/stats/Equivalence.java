package dev.gradus.stats;

import dev.gradus.core.ConfigException;

/// Two one-sided tests (TOST): is the difference too small to matter?
///
/// A difference matters from ±δ on. `p = max(P(mean ≤ −δ), P(mean ≥ +δ))`, each a one-sided paired
/// t; p < 0.05 exactly where the 90 % interval lies within (−δ, +δ). "No significant difference" is
/// absence of evidence; this is evidence of absence.
///
/// Source: D. J. Schuirmann, "A comparison of the two one-sided tests procedure and the power
/// approach", Journal of Pharmacokinetics and Biopharmaceutics 15, 1987.
public final class Equivalence {

  /// Confidence of the interval that decides at the level 0.05.
  public static final double CONFIDENCE = 0.90;

  private Equivalence() {}

  /// @param differences one a pair
  /// @param delta δ, the smallest difference that matters, at least 0
  /// @return p in [0, 1]; small where the difference is smaller than δ either way
  /// @throws ConfigException for a δ below 0 or not finite
  public static double pValue(PairedDifferences differences, double delta) {
    requireDelta(delta);
    return Math.max(
        PairedT.greater(differences, -delta), PairedT.greater(differences.negated(), -delta));
  }

  /// @param differences one a pair
  /// @param delta δ, the smallest difference that matters, at least 0
  /// @return whether the 90 % interval lies within (−δ, +δ), or all of at least two differences are
  ///   0
  /// @throws ConfigException for a δ below 0 or not finite
  public static boolean holds(PairedDifferences differences, double delta) {
    requireDelta(delta);
    Interval interval = PairedT.interval(differences, CONFIDENCE);
    boolean identical = interval.low() == 0 && interval.high() == 0;
    return identical || (interval.low() > -delta && interval.high() < delta);
  }

  private static void requireDelta(double delta) {
    if (!(delta >= 0 && Double.isFinite(delta))) {
      throw new ConfigException(
          "Equivalence: delta must be finite and at least 0, got %s.".formatted(delta));
    }
  }
}
