package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// `dx = dy W^T`: the gradient of [InnerProduct] with respect to its data.
///
/// Operands: `dy [N, U]`, `kernel [K, U]`. Result: `dx [N, K]`.
public record InnerProductBackwardData() implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape dy = inputs.get(0);
    Shape kernel = inputs.get(1);
    Operands.requireRank(this, "dy", dy, 2);
    Operands.requireRank(this, "kernel", kernel, 2);
    Operands.requireDim(this, "dy", dy, 1, kernel.dim(1));
    return List.of(Shape.of(dy.dim(0), kernel.dim(0)));
  }
}
