package dev.gradus.optimizer;

import dev.gradus.core.ConfigException;

/// The complaints that optimizers share about their settings.
final class Ranges {

  private Ranges() {}

  static void requireFraction(String optimizer, String setting, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new ConfigException(
          "%s: %s must be in [0, 1), got %s.".formatted(optimizer, setting, value));
    }
  }

  static void requireNotNegative(String optimizer, String setting, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "%s: %s must be at least 0 and finite, got %s.".formatted(optimizer, setting, value));
    }
  }

  static void requirePositive(String optimizer, String setting, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "%s: %s must be greater than 0 and finite, got %s.".formatted(optimizer, setting, value));
    }
  }
}
