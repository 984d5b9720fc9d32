package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// `N(0, standardDeviation^2)` without what is beyond two standard deviations, whatever the fans.
/// The values' own deviation is `0.8796 standardDeviation`.
///
/// Keras has a mean as well and calls the deviation `stddev`; its default .05 is ours. PyTorch's
/// `trunc_normal_` cuts at -2 and 2, whatever the deviation.
///
/// @param standardDeviation of the normal before the cut, at least 0, default .05
public record TruncatedNormal(double standardDeviation) implements Initializer {

  /// Checks the deviation.
  ///
  /// @throws ConfigException if it is negative or not finite
  public TruncatedNormal {
    if (!(standardDeviation >= 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "TruncatedNormal: standardDeviation must be at least 0 and finite, got %s."
              .formatted(standardDeviation));
    }
  }

  /// @return standard deviation .05
  public static TruncatedNormal defaults() {
    return new TruncatedNormal(0.05);
  }

  @Override
  public String kind() {
    return "truncated-normal";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    Draws.truncatedNormal(values, standardDeviation, stream);
  }
}
