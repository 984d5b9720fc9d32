package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// `U(-limit, limit)`, variance `limit^2 / 3`, whatever the fans.
///
/// Keras takes two bounds, `minval` and `maxval`; its default ±.05 is ours.
///
/// @param limit at least 0, default .05
public record RandomUniform(double limit) implements Initializer {

  /// Checks the limit.
  public RandomUniform {
    if (!(limit >= 0) || Double.isInfinite(limit)) {
      throw new ConfigException(
          "RandomUniform: limit must be at least 0 and finite, got %s.".formatted(limit));
    }
  }

  /// @return limit .05
  public static RandomUniform defaults() {
    return new RandomUniform(0.05);
  }

  @Override
  public String kind() {
    return "uniform";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    Draws.uniform(values, limit, stream);
  }
}
