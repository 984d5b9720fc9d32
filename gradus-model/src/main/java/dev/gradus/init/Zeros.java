package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// All zero: the default of biases. A kernel of zeros cannot learn: all units of a layer stay
/// alike.
public record Zeros() implements Initializer {

  @Override
  public String kind() {
    return "zeros";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    values.fill(0);
  }
}
