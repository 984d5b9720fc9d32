package dev.gradus.data.augment;

import dev.gradus.core.ConfigException;

/// Words for settings that are out of range.
final class Ranges {

  private Ranges() {}

  /// Refuses a number outside [low, high].
  static void require(String record, String setting, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new ConfigException(
          "%s: %s must be in [%s, %s], got %s."
              .formatted(record, setting, plain(low), plain(high), plain(value)));
    }
  }

  /// Refuses a number that is no probability.
  static void requireProbability(String record, double probability) {
    require(record, "probability", probability, 0, 1);
  }

  /// Refuses infinity and NaN.
  static void requireFinite(String record, String setting, double value) {
    if (!Double.isFinite(value)) {
      throw new ConfigException("%s: %s must be finite, got %s.".formatted(record, setting, value));
    }
  }

  private static String plain(double value) {
    return value == (int) value ? Integer.toString((int) value) : Double.toString(value);
  }
}
