package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Value;

/// One vector at every time step.
///
/// Input `[N, C]`; output `[N, T, C]`. No weights.
///
/// As Keras, which calls `T` `n`.
///
/// @param times `T`, at least 1
public record RepeatVector(int times) implements Layer {

  /// Checks the number.
  public RepeatVector {
    if (times < 1) {
      throw new ConfigException("RepeatVector: times must be at least 1, got %d.".formatted(times));
    }
  }

  @Override
  public String kind() {
    return "repeat-vector";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 2) {
      throw context.refusal(
          "input %s has %d axes, expected [N, C]. Put a Flatten before it."
              .formatted(shape, shape.rank()));
    }
    Value step = context.add(new dev.gradus.op.Reshape(shape.insert(1, 1)), input);
    return context.add(new Broadcast(shape.insert(1, times)), step);
  }
}
