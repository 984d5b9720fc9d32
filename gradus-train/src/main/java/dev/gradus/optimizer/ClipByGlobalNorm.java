package dev.gradus.optimizer;

/// All gradients by one factor: `g = g * limit / max(limit, norm)`, `norm = sqrt(sum of g^2)` over
/// all trainable weights. The direction of the whole step stays. See [Clipping].
///
/// @param limit of the norm, greater than 0
public record ClipByGlobalNorm(double limit) implements Clipping {

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if the limit is not greater than 0
  public ClipByGlobalNorm {
    Ranges.requirePositive("ClipByGlobalNorm", "limit", limit);
  }
}
