package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The mean of each window, channel by channel. Places in the padding do not count.
///
/// Operand: `x [N, H, W, C]`. Result: `y [N, P, Q, C]`.
///
/// @param height how it slides along axis 1
/// @param width how it slides along axis 2
public record AveragePool2d(Window height, Window width) implements Op {

  /// Checks that no window lies in the padding alone.
  public AveragePool2d {
    Pools.requirePadding(height);
    Pools.requirePadding(width);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape x = inputs.getFirst();
    Images.require(this, "x", x);
    return List.of(Images.slide(x, height, width, x.dim(3)));
  }
}
