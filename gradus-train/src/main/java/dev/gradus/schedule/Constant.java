package dev.gradus.schedule;

import dev.gradus.core.ConfigException;

/// A learning rate that never changes: `rate(step) = learningRate`.
///
/// @param learningRate finite and at least 0
public record Constant(double learningRate) implements Schedule {

  /// Checks the range.
  ///
  /// @throws ConfigException if the rate is negative or not finite
  public Constant {
    if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "learningRate must be at least 0 and finite, got " + learningRate + ".");
    }
  }

  @Override
  public double at(long step) {
    return learningRate;
  }
}
