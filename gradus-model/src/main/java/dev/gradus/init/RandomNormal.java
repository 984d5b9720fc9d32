package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// `N(0, standardDeviation^2)`, whatever the fans.
///
/// Keras has a mean as well and calls the deviation `stddev`; its default .05 is ours.
///
/// @param standardDeviation at least 0, default .05
public record RandomNormal(double standardDeviation) implements Initializer {

  /// Checks the deviation.
  public RandomNormal {
    if (!(standardDeviation >= 0) || Double.isInfinite(standardDeviation)) {
      throw new ConfigException(
          "RandomNormal: standardDeviation must be at least 0 and finite, got %s."
              .formatted(standardDeviation));
    }
  }

  /// @return standard deviation .05
  public static RandomNormal defaults() {
    return new RandomNormal(0.05);
  }

  @Override
  public String kind() {
    return "normal";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    Draws.normal(values, standardDeviation, stream);
  }
}
