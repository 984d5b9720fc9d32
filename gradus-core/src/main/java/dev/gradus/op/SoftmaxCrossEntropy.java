package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// Cross-entropy of each row straight from logits, finite for logits of any size: `l_n = sum_k t_nk
/// (logsumexp(x_n) - x_nk)`.
///
/// Operands: `x [N, K]` logits; `t [N, K]` probabilities, or if sparse `[N, 1]` class indices.
/// Result: `l [N]`.
///
/// @param sparse whether the target is a class index
public record SoftmaxCrossEntropy(boolean sparse) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape x = inputs.get(0);
    Operands.requireRank(this, "x", x, 2);
    Operands.requireSame(this, "target", inputs.get(1), sparse ? Shape.of(x.dim(0), 1) : x);
    return List.of(Shape.of(x.dim(0)));
  }
}
