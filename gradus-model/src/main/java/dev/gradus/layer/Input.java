package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Value;

/// The shape of one example; the first of a model's layers. Builds no op and has no name of its
/// own.
///
/// Output: `[N, shape…]`.
///
/// @param shape extents without the batch axis, each at least 1; `[28, 28, 1]` is `[H, W, C]`
public record Input(Shape shape) implements Layer {

  /// Checks the extents.
  public Input {
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.dim(axis) < 1) {
        throw new ConfigException(
            "Input: shape must be at least 1 on every axis, got %s with %d on axis %d."
                .formatted(shape, shape.dim(axis), axis));
      }
    }
  }

  /// @param dims extents of one example, without the batch
  /// @return an input of that shape
  public static Input of(int... dims) {
    return new Input(Shape.of(dims));
  }

  @Override
  public String kind() {
    return "input";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape example = input.shape().dropFirst(1);
    if (!example.equals(shape)) {
      throw context.refusal(
          "examples are %s, expected %s. Give Input the examples' shape, or reshape the data."
              .formatted(example, shape));
    }
    return input;
  }
}
