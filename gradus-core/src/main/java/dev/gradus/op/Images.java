package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;

/// What the ops over images `[N, H, W, C]` check alike.
final class Images {

  static final String HEIGHT = "1 (H)";
  static final String WIDTH = "2 (W)";

  private Images() {}

  static void require(Op op, String operand, Shape shape) {
    if (shape.rank() != 4) {
      throw new ShapeException(
          "%s: %s must be [N, H, W, C], got %s with %d axes."
              .formatted(op.getClass().getSimpleName(), operand, shape, shape.rank()));
    }
  }

  /// The image that windows make of another, with so many channels.
  static Shape slide(Shape x, Window height, Window width, int channels) {
    return Shape.of(
        x.dim(0), height.outputs(x.dim(1), HEIGHT), width.outputs(x.dim(2), WIDTH), channels);
  }

  /// Refuses a gradient that the windows would not have made from an image of this size.
  static void requireSlid(Op op, Shape dy, Window height, Window width, int h, int w) {
    int rows = height.outputs(h, HEIGHT);
    int columns = width.outputs(w, WIDTH);
    if (dy.dim(1) != rows || dy.dim(2) != columns) {
      throw new ShapeException(
          "%s: an image of %d x %d gives %d x %d, got dy %s."
              .formatted(op.getClass().getSimpleName(), h, w, rows, columns, dy));
    }
  }
}
