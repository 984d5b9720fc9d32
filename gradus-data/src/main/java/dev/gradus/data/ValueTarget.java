package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;

/// Each sample asks for numbers of this shape: `[1]` for one value, `[24]` for the next 24 of a
/// series.
///
/// @param shape of one sample, without the batch axis; at least one element
public record ValueTarget(Shape shape) implements Target {

  /// @throws ConfigException for a shape without elements
  public ValueTarget {
    if (shape.size() < 1) {
      throw new ConfigException(
          "ValueTarget: shape must have at least 1 element, got %s.".formatted(shape));
    }
  }

  /// @return one number for each sample
  public static ValueTarget single() {
    return new ValueTarget(Shape.of(1));
  }
}
