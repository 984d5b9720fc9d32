package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import java.util.List;

/// A range of a positive setting that is searched evenly in its logarithm.
///
/// @param low the smallest value, above 0
/// @param high the largest, above `low`
record LogRange(double low, double high) {

  private static final double MARGIN = 0.15;
  private static final double EDGE = 0.1;
  private static final double NARROWEST = 0.25;

  LogRange {
    if (!(low > 0 && high > low && Double.isFinite(high))) {
      throw new ConfigException(
          "LogRange: expected 0 < low < high, got %s and %s.".formatted(low, high));
    }
  }

  /// @param share in [0, 1)
  /// @return the value that far along the range
  double at(double share) {
    return Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)));
  }

  /// The range to search next: what the best trials span, with 15 % of the old width on either
  /// side, at least a quarter of the old width. Where the very best lies within a tenth of an end,
  /// that end moves a decade outward instead: the best may lie beyond.
  ///
  /// @param best values of the best trials, the very best first
  LogRange around(List<Double> best) {
    double width = Math.log(high) - Math.log(low);
    double first =
        best.stream().mapToDouble(Math::log).min().orElse(Math.log(low)) - MARGIN * width;
    double last =
        best.stream().mapToDouble(Math::log).max().orElse(Math.log(high)) + MARGIN * width;
    double missing = Math.max(0, NARROWEST * width - (last - first)) / 2;
    first = Math.max(first - missing, Math.log(low));
    last = Math.min(last + missing, Math.log(high));
    double place = (Math.log(best.getFirst()) - Math.log(low)) / width;
    if (place < EDGE) {
      first = Math.log(low) - Math.log(10);
    } else if (place > 1 - EDGE) {
      last = Math.log(high) + Math.log(10);
    }
    return new LogRange(Math.exp(first), Math.exp(last));
  }
}
