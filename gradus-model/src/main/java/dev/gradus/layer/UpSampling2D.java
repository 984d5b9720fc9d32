package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Value;

/// Each pixel as a block of equal pixels.
///
/// Input `[N, H, W, C]`; output `[N, H size_1, W size_2, C]`. No weights.
///
/// As Keras with its interpolation at the default, `nearest`. PyTorch's `Upsample` in mode
/// `nearest`, with its channels on axis 1.
///
/// @param size `[rows, columns]` of a block, each at least 1, default `[2, 2]`
public record UpSampling2D(Shape size) implements Layer {

  /// Checks the size.
  public UpSampling2D {
    if (size.rank() != 2 || size.size() == 0) {
      throw new ConfigException(
          "UpSampling2D: size must be two numbers from 1 on, got %s.".formatted(size));
    }
  }

  /// @return blocks of 2 by 2
  public static UpSampling2D defaults() {
    return of(2, 2);
  }

  /// @param rows of a block, at least 1
  /// @param columns of a block, at least 1
  /// @return the layer
  public static UpSampling2D of(int rows, int columns) {
    return new UpSampling2D(Shape.of(rows, columns));
  }

  @Override
  public String kind() {
    return "up-sampling2d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 4) {
      throw context.refusal(
          "input %s has %d axes, expected [N, H, W, C]. Begin the model with Input.of(H, W, C)."
              .formatted(shape, shape.rank()));
    }
    Shape apart = shape.insert(3, 1).insert(2, 1);
    Shape repeated = shape.insert(3, size.dim(1)).insert(2, size.dim(0));
    Shape joined =
        shape
            .withDim(1, Math.multiplyExact(shape.dim(1), size.dim(0)))
            .withDim(2, Math.multiplyExact(shape.dim(2), size.dim(1)));
    Value pixels = context.add(new dev.gradus.op.Reshape(apart), input);
    return context.add(
        new dev.gradus.op.Reshape(joined), context.add(new Broadcast(repeated), pixels));
  }
}
