package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// The gradient of [Conv2d] with respect to its data; by itself the transposed convolution.
///
/// Operands: `dy [N, P, Q, F]`, `kernel [kernelHeight, kernelWidth, C / groups, F]`. Result: `dx
/// [N, H, W, C]`.
///
/// @param height how the convolution slides along axis 1
/// @param width how it slides along axis 2
/// @param groups of the convolution
/// @param rows H of the result: a stride leaves several possible
/// @param columns W of the result
public record Conv2dBackwardData(Window height, Window width, int groups, int rows, int columns)
    implements Op {

  /// Checks the groups.
  public Conv2dBackwardData {
    Conv2d.requireGroups(groups);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape dy = inputs.get(0);
    Shape kernel = inputs.get(1);
    Images.require(this, "dy", dy);
    Conv2d.requireKernel(this, kernel, height, width, groups);
    Operands.requireDim(this, "dy", dy, 3, kernel.dim(3));
    Images.requireSlid(this, dy, height, width, rows, columns);
    return List.of(Shape.of(dy.dim(0), rows, columns, kernel.dim(2) * groups));
  }
}
