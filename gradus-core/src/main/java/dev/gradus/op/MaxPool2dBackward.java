package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [MaxPool2d]: each element of `dy` goes to the place its maximum came from.
///
/// Operands: `dy [N, P, Q, C]`, `tap [N, P, Q, C]` as [MaxPool2d] gave it. Result: `dx [N, H, W,
/// C]`.
///
/// @param height how the pooling slides along axis 1
/// @param width how it slides along axis 2
/// @param rows H of the result
/// @param columns W of the result
public record MaxPool2dBackward(Window height, Window width, int rows, int columns) implements Op {

  /// Checks that no window lies in the padding alone.
  public MaxPool2dBackward {
    Pools.requirePadding(height);
    Pools.requirePadding(width);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape dy = inputs.get(0);
    Images.require(this, "dy", dy);
    Operands.requireSame(this, "tap", inputs.get(1), dy);
    Images.requireSlid(this, dy, height, width, rows, columns);
    return List.of(Shape.of(dy.dim(0), rows, columns, dy.dim(3)));
  }
}
