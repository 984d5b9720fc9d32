package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A box cut out of a tensor.
///
/// Operand: `x`. Result: `y` of shape `size` with `y[i, j, …] = x[begin_0 + i, begin_1 + j, …]`.
///
/// @param begin first place kept on each axis, from 0
/// @param size how many places are kept on each axis
public record Slice(List<Integer> begin, Shape size) implements Op {

  /// Copies the list.
  public Slice {
    begin = List.copyOf(begin);
    if (begin.size() != size.rank() || begin.stream().anyMatch(place -> place < 0)) {
      throw new ConfigException(
          "Slice: begin %s must give one place from 0 on for each axis of %s."
              .formatted(begin, size));
    }
  }

  /// @param x shape of the operand
  /// @param axis the axis that is cut, from 0; a negative axis counts from the end
  /// @param from first place kept
  /// @param count how many places are kept
  /// @return everything along the other axes
  public static Slice along(Shape x, int axis, int from, int count) {
    List<Integer> begin = new ArrayList<>(Collections.nCopies(x.rank(), 0));
    begin.set(x.checkedAxis(axis), from);
    return new Slice(begin, x.withDim(axis, count));
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape x = inputs.getFirst();
    Operands.requireRank(this, "x", x, size.rank());
    for (int axis = 0; axis < x.rank(); axis++) {
      if ((long) begin.get(axis) + size.dim(axis) > x.dim(axis)) {
        throw new ShapeException(
            "Slice: places %d to %d on axis %d lie outside %s."
                .formatted(begin.get(axis), begin.get(axis) + size.dim(axis) - 1, axis, x));
      }
    }
    return List.of(size);
  }
}
