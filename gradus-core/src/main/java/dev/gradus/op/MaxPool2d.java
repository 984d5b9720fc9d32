package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The largest of each window, channel by channel: `y[n, p, q, c] = max over i, j of x[n, height(p,
/// i), width(q, j), c]`. Places in the padding do not take part; a NaN is larger than any number.
///
/// Operand: `x [N, H, W, C]`. Results: `y [N, P, Q, C]` and, of the same shape, which tap it came
/// from: `i width.size + j`, the first among equals.
///
/// @param height how it slides along axis 1
/// @param width how it slides along axis 2
public record MaxPool2d(Window height, Window width) implements Op {

  /// Checks that no window lies in the padding alone.
  public MaxPool2d {
    Pools.requirePadding(height);
    Pools.requirePadding(width);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape x = inputs.getFirst();
    Images.require(this, "x", x);
    Shape y = Images.slide(x, height, width, x.dim(3));
    return List.of(y, y);
  }
}
