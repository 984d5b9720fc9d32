package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.List;

/// Tensors one after the other along an axis.
///
/// Operands: one or more `x_k` that differ at most in the extent of that axis. Result: `y`, with
/// the sum of their extents there.
///
/// @param axis along which they follow each other, from 0
public record Concat(int axis) implements Op {

  /// Checks the axis.
  public Concat {
    if (axis < 0) {
      throw new ConfigException(
          "Concat: the axis must be counted from 0, got %d. Count from the first axis."
              .formatted(axis));
    }
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException("Concat: takes at least 1 operand, got none.");
    }
    Shape first = inputs.getFirst();
    first.checkedAxis(axis);
    int extent = 0;
    for (Shape each : inputs) {
      if (each.rank() != first.rank() || !each.withDim(axis, first.dim(axis)).equals(first)) {
        throw new ShapeException(
            "Concat: %s and %s differ elsewhere than on axis %d.".formatted(first, each, axis));
      }
      extent = Math.addExact(extent, each.dim(axis));
    }
    return List.of(first.withDim(axis, extent));
  }
}
