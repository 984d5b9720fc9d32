package dev.gradus.data;

import dev.gradus.core.ConfigException;

/// How a network sees values that it learns to predict: `y' = (y - offset) * factor`, computed in
/// double and rounded once. Training, loss and metrics use y'; data sets give and predictions are
/// y, in the data's own unit.
///
/// @param offset taken from every value; default 0
/// @param factor by which every value is then multiplied, not 0; default 1
public record TargetScaling(double offset, double factor) {

  private static final TargetScaling IDENTITY = new TargetScaling(0, 1);

  /// @throws ConfigException for numbers that are not finite, or a factor of 0
  public TargetScaling {
    if (!Double.isFinite(offset) || !Double.isFinite(factor) || factor == 0) {
      throw new ConfigException(
          "TargetScaling: offset and factor must be finite and the factor not 0, got %s and %s."
              .formatted(offset, factor));
    }
  }

  /// @return the scaling that changes nothing
  public static TargetScaling identity() {
    return IDENTITY;
  }

  /// @return whether it changes nothing
  public boolean isIdentity() {
    return equals(IDENTITY);
  }

  /// @param value in the data's unit
  /// @return as the network sees it
  public float apply(float value) {
    return (float) ((value - offset) * factor);
  }

  /// @param scaled as the network sees it
  /// @return in the data's unit
  public float invert(float scaled) {
    return (float) (scaled / factor + offset);
  }
}
