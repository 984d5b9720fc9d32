package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;

/// The gradient of [Conv2d] with respect to its weights.
///
/// Operands: `x [N, H, W, C]`, `dy [N, P, Q, F]`. Results: `dkernel [kernelHeight, kernelWidth, C /
/// groups, F]`, and with a bias `dbias [F]`.
///
/// @param height how the convolution slides along axis 1
/// @param width how it slides along axis 2
/// @param groups of the convolution
/// @param bias whether the bias gradient is wanted
public record Conv2dBackwardWeights(Window height, Window width, int groups, boolean bias)
    implements Op {

  /// Checks the groups.
  public Conv2dBackwardWeights {
    Conv2d.requireGroups(groups);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape x = inputs.get(0);
    Shape dy = inputs.get(1);
    Images.require(this, "x", x);
    Images.require(this, "dy", dy);
    Operands.requireDim(this, "dy", dy, 0, x.dim(0));
    Images.requireSlid(this, dy, height, width, x.dim(1), x.dim(2));
    if (x.dim(3) % groups != 0 || dy.dim(3) % groups != 0) {
      throw new ShapeException(
          "Conv2dBackwardWeights: %d channels and %d filters cannot be shared out to %d groups."
              .formatted(x.dim(3), dy.dim(3), groups));
    }
    Shape kernel = Shape.of(height.size(), width.size(), x.dim(3) / groups, dy.dim(3));
    return bias ? List.of(kernel, Shape.of(dy.dim(3))) : List.of(kernel);
  }
}
