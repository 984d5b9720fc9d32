package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// `y_k = exp(x_k - max x) / sum_j exp(x_j - max x)` along the last axis, or its logarithm.
///
/// Operand: `x [..., K]`. Result: `y [..., K]`.
///
/// @param logarithm whether the result is `log softmax(x)`
public record Softmax(boolean logarithm) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    inputs.getFirst().checkedAxis(-1);
    return List.of(inputs.getFirst());
  }
}
