package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/// McNemar's exact test: does one of two paired treatments fail more often than the other?
///
/// Pairs in which both failed or neither did say nothing. Of the others, `b + c`, each treatment
/// should fail in half: p is two-sided binomial, `P(B as far from (b + c) / 2 as b, or farther)`.
///
/// Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions
/// or percentages", Psychometrika 12, 1947.
public final class McNemar {

  private McNemar() {}

  /// @param onlyFirst b, pairs in which only the first failed
  /// @param onlySecond c, pairs in which only the second failed
  /// @return p in (0, 1]; 1 if there is no such pair
  /// @throws ConfigException for a negative count
  public static double pValue(int onlyFirst, int onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new ConfigException(
          "McNemar: counts must be at least 0, got %d and %d.".formatted(onlyFirst, onlySecond));
    }
    int pairs = onlyFirst + onlySecond;
    return pairs == 0
        ? 1
        : BinomialTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .test(pairs, onlyFirst, 0.5)
            .getPValue();
  }
}
