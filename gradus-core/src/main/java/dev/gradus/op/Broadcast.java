package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;

/// Repeats a tensor to a larger shape as NumPy does: aligned at the last axis, an extent of 1 (or a
/// missing axis) repeats. [Elementwise] broadcasts by itself; this op serves where the repeated
/// tensor stands alone.
///
/// Operand: `x`. Result: `x` with shape `shape`.
///
/// @param shape the larger shape
public record Broadcast(Shape shape) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape x = inputs.getFirst();
    for (int fromEnd = 1; fromEnd <= x.rank(); fromEnd++) {
      if (fromEnd > shape.rank()
          || (x.dim(-fromEnd) != 1 && x.dim(-fromEnd) != shape.dim(-fromEnd))) {
        throw new ShapeException("Broadcast: %s cannot be repeated to %s.".formatted(x, shape));
      }
    }
    return List.of(shape);
  }
}
