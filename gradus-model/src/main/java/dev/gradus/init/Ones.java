package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// All one: the default of scales.
public record Ones() implements Initializer {

  @Override
  public String kind() {
    return "ones";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    values.fill(1);
  }
}
