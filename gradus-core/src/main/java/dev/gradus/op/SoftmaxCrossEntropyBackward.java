package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [SoftmaxCrossEntropy] with respect to the logits: `dx_nk = dl_n (softmax(x_n)_k
/// sum_j t_nj - t_nk)`.
///
/// Operands: `x [N, K]`, the target as in the forward op, `dl [N]`. Result: `dx [N, K]`.
///
/// @param sparse whether the target is a class index
public record SoftmaxCrossEntropyBackward(boolean sparse) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 3);
    Shape x = inputs.get(0);
    Operands.requireRank(this, "x", x, 2);
    Operands.requireSame(this, "target", inputs.get(1), sparse ? Shape.of(x.dim(0), 1) : x);
    Operands.requireSame(this, "dl", inputs.get(2), Shape.of(x.dim(0)));
    return List.of(x);
  }
}
