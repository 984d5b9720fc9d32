package dev.gradus.optimizer;

/// Each element between two bounds: `g = min(max(g, -limit), limit)`. This can turn the direction
/// of the gradient. See [Clipping].
///
/// @param limit of an element's absolute value, greater than 0
public record ClipByValue(double limit) implements Clipping {

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if the limit is not greater than 0
  public ClipByValue {
    Ranges.requirePositive("ClipByValue", "limit", limit);
  }
}
