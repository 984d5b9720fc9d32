package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Sums or averages over axes, accumulating in double.
///
/// Operand: `x`. Result: `x`'s shape without the reduced axes, or with extent 1 there.
///
/// @param kind sum or mean
/// @param axes the axes that vanish, counted from 0, ascending
/// @param keepAxes whether reduced axes stay with extent 1
public record Reduce(Kind kind, List<Integer> axes, boolean keepAxes) implements Op {

  /// How the elements are put together.
  public enum Kind {
    /// their sum
    SUM,
    /// their sum over their number
    MEAN
  }

  /// Sorts and copies the axes.
  public Reduce {
    axes = List.copyOf(new TreeSet<>(axes));
    if (!axes.isEmpty() && axes.getFirst() < 0) {
      throw new ConfigException(
          "Reduce: axes must be counted from 0, got %s. Count from the first axis."
              .formatted(axes));
    }
  }

  /// @param kind sum or mean
  /// @param shape of the operand
  /// @return the reduction of everything to one scalar
  public static Reduce all(Kind kind, Shape shape) {
    return new Reduce(kind, IntStream.range(0, shape.rank()).boxed().toList(), false);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 1);
    Shape x = inputs.getFirst();
    axes.forEach(x::checkedAxis);
    int[] dims =
        IntStream.range(0, x.rank())
            .filter(axis -> keepAxes || !axes.contains(axis))
            .map(axis -> axes.contains(axis) ? 1 : x.dim(axis))
            .toArray();
    return List.of(Shape.of(dims));
  }
}
