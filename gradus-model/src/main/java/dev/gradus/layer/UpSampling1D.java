package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Value;

/// Each time step several times in a row.
///
/// Input `[N, T, C]`; output `[N, T size, C]`. No weights.
///
/// As Keras. PyTorch's `Upsample` in mode `nearest`, with its channels on axis 1.
///
/// @param size how often, at least 1, default 2
public record UpSampling1D(int size) implements Layer {

  /// Checks the size.
  public UpSampling1D {
    if (size < 1) {
      throw new ConfigException("UpSampling1D: size must be at least 1, got %d.".formatted(size));
    }
  }

  /// @return every step twice
  public static UpSampling1D defaults() {
    return new UpSampling1D(2);
  }

  @Override
  public String kind() {
    return "up-sampling1d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 3) {
      throw context.refusal(
          "input %s has %d axes, expected [N, T, C]. Begin the model with Input.of(T, C)."
              .formatted(shape, shape.rank()));
    }
    Value apart = context.add(new dev.gradus.op.Reshape(shape.insert(2, 1)), input);
    Value repeated = context.add(new Broadcast(shape.insert(2, size)), apart);
    return context.add(
        new dev.gradus.op.Reshape(shape.withDim(1, Math.multiplyExact(shape.dim(1), size))),
        repeated);
  }
}
