package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;

/// Each example as one row of features, in row-major order.
///
/// Input `[N, …]`, for example `[N, H, W, C]`; output `[N, K]` with `K` the size of one example. No
/// weights.
///
/// As Keras for `[N, H, W, C]`. PyTorch images are `[N, C, H, W]`, so its features come in another
/// order.
public record Flatten() implements Layer {

  @Override
  public String kind() {
    return "flatten";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() == 2) {
      return input;
    }
    int features = Math.toIntExact(shape.dropFirst(1).size());
    return context.add(new Reshape(Shape.of(shape.dim(0), features)), input);
  }
}
