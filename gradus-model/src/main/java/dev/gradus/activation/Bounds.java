package dev.gradus.activation;

import dev.gradus.core.ConfigException;

/// The two values that a function flattens out to, one on each side.
///
/// @param lower for very small inputs
/// @param upper for very large inputs, above `lower`
public record Bounds(double lower, double upper) {

  /// Checks the order.
  ///
  /// @throws ConfigException if upper is not above lower
  public Bounds {
    if (!(lower < upper)) {
      throw new ConfigException(
          "Bounds: upper must be above lower, got %s and %s.".formatted(lower, upper));
    }
  }
}
