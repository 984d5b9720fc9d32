package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [AveragePool2d]: each element of `dy` is shared out evenly over its window.
///
/// Operand: `dy [N, P, Q, C]`. Result: `dx [N, H, W, C]`.
///
/// @param height how the pooling slides along axis 1
/// @param width how it slides along axis 2
/// @param rows H of the result
/// @param columns W of the result
public record AveragePool2dBackward(Window height, Window width, int rows, int columns)
    implements Op {

  /// Checks that no window lies in the padding alone.
  public AveragePool2dBackward {
    Pools.requirePadding(height);
    Pools.requirePadding(width);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape dy = inputs.getFirst();
    Images.require(this, "dy", dy);
    Images.requireSlid(this, dy, height, width, rows, columns);
    return List.of(Shape.of(dy.dim(0), rows, columns, dy.dim(3)));
  }
}
