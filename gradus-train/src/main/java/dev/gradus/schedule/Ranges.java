package dev.gradus.schedule;

import dev.gradus.core.ConfigException;

/// The complaints that schedules share about their settings. A setting that would make a schedule
/// constant, or divide by 0, is refused here rather than replaced in silence.
final class Ranges {

  private Ranges() {}

  static void requireSteps(String schedule, String setting, long value) {
    if (value < 1) {
      throw new ConfigException(
          "%s: %s must be at least 1, got %d.".formatted(schedule, setting, value));
    }
  }

  static void requirePositive(String schedule, String setting, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "%s: %s must be greater than 0 and finite, got %s.".formatted(schedule, setting, value));
    }
  }

  static void requireRate(String schedule, String setting, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "%s: %s must be at least 0 and finite, got %s.".formatted(schedule, setting, value));
    }
  }

  /// A floor that is a share of the first rate; at 1 the rate could not fall.
  static void requireFloor(String schedule, double alpha) {
    if (!(alpha >= 0 && alpha < 1)) {
      throw new ConfigException("%s: alpha must be in [0, 1), got %s.".formatted(schedule, alpha));
    }
  }

  static void requireChange(String schedule, double initial, double end) {
    if (initial == end) {
      throw new ConfigException(
          "%s: initialLearningRate and endLearningRate are both %s, so the rate would never change. Give two different rates, or use a constant one."
              .formatted(schedule, initial));
    }
  }
}
