package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [Gather] by its table: each row gets the sum of the gradients of all places that
/// looked it up, added in their order.
///
/// Operands: `indices [N, …]`, `dy [N, …, D]`. Result: `dtable [V, D]`.
///
/// @param rows `V`, rows of the table
public record GatherBackward(int rows) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape indices = inputs.get(0);
    Shape dy = inputs.get(1);
    Operands.requireRank(this, "dy", dy, indices.rank() + 1);
    Operands.requireSame(this, "dy", dy, indices.insert(indices.rank(), dy.dim(-1)));
    return List.of(Shape.of(rows, dy.dim(-1)));
  }
}
