package dev.gradus.stats;

import dev.gradus.core.ConfigException;

/// The values between two ends, both included. The ends may be infinite: an interval from −∞ to +∞
/// says that nothing is known.
///
/// @param low lower end
/// @param high upper end, at least `low`
public record Interval(double low, double high) {

  /// What is known of a number that was never measured twice.
  public static final Interval UNKNOWN =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /// Checks the order.
  ///
  /// @throws ConfigException if an end is NaN, or they are in the wrong order
  public Interval {
    if (!(low <= high)) {
      throw new ConfigException(
          "Interval: low must be at most high, got %s and %s.".formatted(low, high));
    }
  }

  /// @return whether both ends are finite
  public boolean isKnown() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /// @param value any number
  /// @return whether it lies between the ends
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /// @return the interval mirrored at 0: from −high to −low
  public Interval negated() {
    return new Interval(0 - high, 0 - low);
  }
}
