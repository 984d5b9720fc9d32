package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;

/// Matrix products of two tensors, one for each place on the leading axes.
///
/// Operands: `a [..., M, K]`, or `[..., K, M]` if it is to be transposed; `b [..., K, N]`, or
/// `[..., N, K]`; the leading axes are the same. Result: `c [..., M, N]`.
///
/// @param transposeA whether `a`'s last two axes are swapped first
/// @param transposeB whether `b`'s last two axes are swapped first
public record MatMul(boolean transposeA, boolean transposeB) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape a = inputs.get(0);
    Shape b = inputs.get(1);
    if (a.rank() < 2
        || b.rank() != a.rank()
        || !b.withDim(-1, 1).withDim(-2, 1).equals(a.withDim(-1, 1).withDim(-2, 1))) {
      throw new ShapeException(
          "MatMul: %s and %s must both have at least 2 axes and agree on all before these."
              .formatted(a, b));
    }
    int inner = a.dim(transposeA ? -2 : -1);
    if (inner != b.dim(transposeB ? -1 : -2)) {
      throw new ShapeException(
          "MatMul: %s%s and %s%s cannot meet: %d columns, %d rows."
              .formatted(
                  a,
                  transposeA ? " transposed" : "",
                  b,
                  transposeB ? " transposed" : "",
                  inner,
                  b.dim(transposeB ? -1 : -2)));
    }
    return List.of(
        a.withDim(-2, a.dim(transposeA ? -1 : -2)).withDim(-1, b.dim(transposeB ? -2 : -1)));
  }
}
