package dev.gradus.optimizer;

/// Each weight's gradient by its own norm: `g = g * limit / max(limit, norm(g))`, `norm(g) =
/// sqrt(sum of g^2)` over one weight tensor. See [Clipping].
///
/// @param limit of the norm, greater than 0
public record ClipByNorm(double limit) implements Clipping {

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if the limit is not greater than 0
  public ClipByNorm {
    Ranges.requirePositive("ClipByNorm", "limit", limit);
  }
}
