package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;

/// Each sample asks for numbers of this shape: `[1]` for one value, `[24]` for the next 24 of a
/// series.
///
/// @param shape of one sample, without the batch axis; at least one element
/// @param scaling how a network sees the numbers, all alike; default as they are
public record ValueTarget(Shape shape, TargetScaling scaling) implements Target {

  /// @throws ConfigException for a shape without elements
  public ValueTarget {
    if (shape.size() < 1) {
      throw new ConfigException(
          "ValueTarget: shape must have at least 1 element, got %s.".formatted(shape));
    }
  }

  /// @param shape of one sample, without the batch axis; at least one element
  /// @throws ConfigException for a shape without elements
  public ValueTarget(Shape shape) {
    this(shape, TargetScaling.identity());
  }

  /// @return one number for each sample
  public static ValueTarget single() {
    return new ValueTarget(Shape.of(1));
  }

  @Override
  public String toString() {
    return "ValueTarget[shape=%s%s]"
        .formatted(shape, scaling.isIdentity() ? "" : ", scaling=" + scaling);
  }
}
