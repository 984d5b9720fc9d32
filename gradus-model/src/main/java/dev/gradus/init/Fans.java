package dev.gradus.init;

import dev.gradus.core.Shape;

/// How many inputs feed one output of a weight, and how many outputs one input feeds.
///
/// - A bias or scale `[U]`: both are `U`. A scalar: both are 1.
/// - A dense kernel `[K, U]`: `fanIn = K`, `fanOut = U`.
/// - A convolution's kernel `[kernel height, kernel width, C, filters]`, and any other of rank 3 or
///   more: `fanIn = r C`, `fanOut = r filters`, with `r` the product of all axes but the last two.
/// - A depthwise kernel `[kernel height, kernel width, 1, C multiplier]` by the same rule: `fanIn =
///   r`. Keras, which keeps it as `[kernel height, kernel width, C, multiplier]`, reads `r C`
///   there.
///
/// These are Keras's rules. PyTorch keeps kernels as `[U, K]` and so reads the same numbers from
/// the other axes; it has no fans for rank 1.
///
/// @param fanIn inputs of one output
/// @param fanOut outputs of one input
public record Fans(double fanIn, double fanOut) {

  /// @param shape a weight's extents
  /// @return its fans
  public static Fans of(Shape shape) {
    return switch (shape.rank()) {
      case 0 -> new Fans(1, 1);
      case 1 -> new Fans(shape.dim(0), shape.dim(0));
      default -> {
        double receptiveField = 1;
        for (int axis = 0; axis < shape.rank() - 2; axis++) {
          receptiveField *= shape.dim(axis);
        }
        yield new Fans(receptiveField * shape.dim(-2), receptiveField * shape.dim(-1));
      }
    };
  }
}
