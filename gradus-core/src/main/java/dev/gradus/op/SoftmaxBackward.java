package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [Softmax], from its result: `dx_k = y_k (dy_k - sum_j dy_j y_j)`, or for the
/// logarithm `dx_k = dy_k - exp(y_k) sum_j dy_j`.
///
/// Operands: `y [..., K]`, `dy [..., K]`. Result: `dx [..., K]`.
///
/// @param logarithm as in the forward op
public record SoftmaxBackward(boolean logarithm) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Operands.requireSame(this, "dy", inputs.get(1), inputs.get(0));
    return List.of(inputs.getFirst());
  }
}
