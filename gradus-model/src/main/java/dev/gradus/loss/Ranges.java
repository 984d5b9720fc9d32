package dev.gradus.loss;

import dev.gradus.core.ConfigException;

/// The complaints that losses share about their settings.
final class Ranges {

  private Ranges() {}

  static void requireSmoothing(String loss, double labelSmoothing) {
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new ConfigException(
          "%s: labelSmoothing must be in [0, 1), got %s.".formatted(loss, labelSmoothing));
    }
  }

  /// The two settings of the focal losses.
  static void requireFocus(String loss, double alpha, double gamma) {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new ConfigException("%s: alpha must be in (0, 1], got %s.".formatted(loss, alpha));
    }
    if (!(gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "%s: gamma must be at least 0 and finite, got %s.".formatted(loss, gamma));
    }
  }
}
