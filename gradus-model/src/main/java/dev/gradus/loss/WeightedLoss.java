package dev.gradus.loss;

import dev.gradus.core.ConfigException;

/// A loss and its share in the number that training makes small, where a network has several
/// outputs: `total = sum of weight * loss`.
///
/// @param loss of one output
/// @param weight its factor, greater than 0 and finite; default 1
public record WeightedLoss(Loss loss, double weight) {

  /// Checks the weight.
  public WeightedLoss {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new ConfigException(
          "WeightedLoss: weight must be greater than 0 and finite, got %s.".formatted(weight));
    }
  }

  /// @param loss of one output
  /// @return that loss with weight 1
  public static WeightedLoss of(Loss loss) {
    return new WeightedLoss(loss, 1);
  }
}
