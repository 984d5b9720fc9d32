package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;

/// A two-dimensional convolution (without flipping the kernel, as everywhere in this field):
///
/// `y[n, p, q, f] = b[f] + sum over i, j, c of kernel[i, j, c, f] x[n, height(p, i), width(q, j),
/// c]`
///
/// where a filter of group `g` sees the channels of group `g` alone.
///
/// Operands: `x [N, H, W, C]`, `kernel [kernelHeight, kernelWidth, C / groups, F]`, and with a bias
/// `b [F]`. Result: `y [N, P, Q, F]`.
///
/// @param height how it slides along axis 1
/// @param width how it slides along axis 2
/// @param groups divides C and F; C groups make a depthwise convolution
/// @param bias whether there is a third operand
public record Conv2d(Window height, Window width, int groups, boolean bias) implements Op {

  /// Checks the groups.
  public Conv2d {
    requireGroups(groups);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, bias ? 3 : 2);
    Shape x = inputs.get(0);
    Shape kernel = inputs.get(1);
    Images.require(this, "x", x);
    requireKernel(this, kernel, height, width, groups);
    int channels = kernel.dim(2) * groups;
    if (x.dim(3) != channels) {
      throw new ShapeException(
          "Conv2d: x %s has %d channels on axis 3 (C), the kernel %s in %d groups was built for %d."
              .formatted(x, x.dim(3), kernel, groups, channels));
    }
    if (bias) {
      Operands.requireSame(this, "bias", inputs.get(2), Shape.of(kernel.dim(3)));
    }
    return List.of(Images.slide(x, height, width, kernel.dim(3)));
  }

  static void requireGroups(int groups) {
    if (groups < 1) {
      throw new ConfigException("Conv2d: groups must be at least 1, got %d.".formatted(groups));
    }
  }

  static void requireKernel(Op op, Shape kernel, Window height, Window width, int groups) {
    Operands.requireRank(op, "kernel", kernel, 4);
    Operands.requireDim(op, "kernel", kernel, 0, height.size());
    Operands.requireDim(op, "kernel", kernel, 1, width.size());
    if (kernel.dim(3) % groups != 0) {
      throw new ShapeException(
          "%s: %d filters cannot be shared out to %d groups."
              .formatted(op.getClass().getSimpleName(), kernel.dim(3), groups));
    }
  }
}
