package dev.gradus.metric;

import dev.gradus.core.DataException;

/// What numbers that a [MetricState] kept must look like when they come back.
final class Kept {

  private Kept() {}

  /// @param metric its name, for the complaint
  /// @throws DataException if there are more or fewer numbers than the metric keeps
  static void requireLength(String metric, double[] state, int length) {
    if (state.length != length) {
      throw new DataException(
          "%s: a state of %d numbers was given, the metric keeps %d. Restore only what a state of the same metric, for the same shapes, gave."
              .formatted(metric, state.length, length));
    }
  }

  /// @param metric its name, for the complaint
  /// @throws DataException if the number counts nothing
  static long count(String metric, double number) {
    if (!(number >= 0 && number <= 0x1p53 && number == Math.rint(number))) {
      throw new DataException(
          "%s: the state counts %s samples, a count is a whole number from 0 on. Restore only what a state of the same metric, for the same shapes, gave."
              .formatted(metric, number));
    }
    return (long) number;
  }
}
