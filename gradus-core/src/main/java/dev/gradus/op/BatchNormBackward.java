package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [BatchNorm] through the batch's statistics, with `M` elements a channel and `h =
/// (x - mean) / sqrt(variance + epsilon)`: `dbeta = sum dy`, `dgamma = sum dy h`, `dx = gamma /
/// sqrt(variance + epsilon) (dy - dbeta / M - h dgamma / M)`.
///
/// Operands: `x [N, ..., C]`, `dy [N, ..., C]`, `gamma [C]`, `mean [C]`, `variance [C]`. Results:
/// `dx [N, ..., C]`, `dgamma [C]`, `dbeta [C]`.
///
/// @param epsilon as in the forward op
public record BatchNormBackward(double epsilon) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 5);
    Shape x = inputs.get(0);
    Shape channels = Shape.of(x.dim(-1));
    Operands.requireSame(this, "dy", inputs.get(1), x);
    List<String> names = List.of("x", "dy", "gamma", "mean", "variance");
    for (int i = 2; i < inputs.size(); i++) {
      Operands.requireSame(this, names.get(i), inputs.get(i), channels);
    }
    return List.of(x, channels, channels);
  }
}
