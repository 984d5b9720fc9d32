package dev.gradus.report;

import dev.gradus.core.ConfigException;

/// What a comparison is decided on.
///
/// @param metric the metric
/// @param tolerance the smallest difference that matters, in the units of the metric; 0 if none was
///   set
public record ObjectiveView(MetricView metric, double tolerance) {

  /// Checks the tolerance.
  public ObjectiveView {
    if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new ConfigException(
          "ObjectiveView: tolerance must be finite and at least 0, got %s.".formatted(tolerance));
    }
  }
}
