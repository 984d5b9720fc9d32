package dev.gradus.op;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;

/// The complaints that ops share about the shapes they are given.
final class Operands {

  private Operands() {}

  static void requireCount(Op op, List<Shape> inputs, int expected) {
    if (inputs.size() != expected) {
      throw new ShapeException(
          "%s: takes %d operands, got %d: %s."
              .formatted(name(op), expected, inputs.size(), inputs));
    }
  }

  static void requireRank(Op op, String operand, Shape shape, int rank) {
    if (shape.rank() != rank) {
      throw new ShapeException(
          "%s: %s must have %d axes, got %s with %d."
              .formatted(name(op), operand, rank, shape, shape.rank()));
    }
  }

  static void requireDim(Op op, String operand, Shape shape, int axis, int extent) {
    if (shape.dim(axis) != extent) {
      throw new ShapeException(
          "%s: %s %s has %d on axis %d, expected %d."
              .formatted(name(op), operand, shape, shape.dim(axis), axis, extent));
    }
  }

  static void requireSame(Op op, String operand, Shape shape, Shape expected) {
    if (!shape.equals(expected)) {
      throw new ShapeException(
          "%s: %s must have shape %s, got %s.".formatted(name(op), operand, expected, shape));
    }
  }

  private static String name(Op op) {
    return op.getClass().getSimpleName();
  }
}
