package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// The same value everywhere.
///
/// @param value any finite number; Keras's default is 0, here it must be said
public record Constant(double value) implements Initializer {

  /// Checks the value.
  public Constant {
    if (!Double.isFinite(value)) {
      throw new ConfigException("Constant: value must be finite, got %s.".formatted(value));
    }
  }

  @Override
  public String kind() {
    return "constant";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    values.fill((float) value);
  }
}
