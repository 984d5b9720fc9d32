package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;

/// The same elements in row-major order under another shape. Costs nothing in a plain layout.
///
/// Operand: `x`. Result: `x` with shape `shape`.
///
/// @param shape the new shape, of the same size
public record Reshape(Shape shape) implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    if (inputs.getFirst().size() != shape.size()) {
      throw new ShapeException(
          "Reshape: %s has %d elements, %s has %d."
              .formatted(inputs.getFirst(), inputs.getFirst().size(), shape, shape.size()));
    }
    return List.of(shape);
  }
}
