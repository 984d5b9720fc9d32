package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// `dW = x^T dy`, `db = sum over the batch of dy`: the gradient of [InnerProduct] with respect to
/// its weights.
///
/// Operands: `x [N, K]`, `dy [N, U]`. Results: `dkernel [K, U]`, and with a bias `dbias [U]`.
///
/// @param bias whether the bias gradient is wanted
public record InnerProductBackwardWeights(boolean bias) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape x = inputs.get(0);
    Shape dy = inputs.get(1);
    Operands.requireRank(this, "x", x, 2);
    Operands.requireRank(this, "dy", dy, 2);
    Operands.requireDim(this, "dy", dy, 0, x.dim(0));
    Shape kernel = Shape.of(x.dim(1), dy.dim(1));
    return bias ? List.of(kernel, Shape.of(dy.dim(1))) : List.of(kernel);
  }
}
