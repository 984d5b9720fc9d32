package dev.gradus.constraint;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Norms over some axes of a weight, and weights of other norms.
final class Norms {

  /// Keras's: a weight of norm 0 stays 0.
  private static final double EPSILON = 1e-7;

  private Norms() {}

  /// Sorted axes without doubles.
  static List<Integer> axes(String owner, List<Integer> axes) {
    List<Integer> sorted = List.copyOf(new TreeSet<>(axes));
    if (sorted.size() < axes.size() || (!sorted.isEmpty() && sorted.getFirst() < 0)) {
      throw new ConfigException(
          "%s: axes must be different and at least 0, got %s. Count from the weight's first axis, or give none for all but the last."
              .formatted(owner, axes));
    }
    return sorted;
  }

  static void requireSize(String owner, String name, double size) {
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "%s: %s must be at least 0 and finite, got %s.".formatted(owner, name, size));
    }
  }

  /// `w * desired(|w|) / (1e-7 + |w|)` with a norm `|w|` for each place on the other axes.
  static Value scaled(
      GraphBuilder graph,
      String name,
      Value weight,
      String owner,
      List<Integer> axes,
      UnaryOperator<Expr> desired) {
    Formula.Builder square = Formula.named("square");
    square.output("y", square.input("w").squared());
    Value squares = graph.add(name, new Elementwise(square.build()), weight);
    Reduce sum = new Reduce(Reduce.Kind.SUM, over(weight.shape(), owner, axes), true);
    Value sums = graph.add(name, sum, squares);
    Formula.Builder formula = Formula.named(owner);
    Expr w = formula.input("w");
    Expr norm = formula.input("sum").sqrt();
    formula.output("y", w.times(desired.apply(norm).dividedBy(norm.plus(EPSILON))));
    return graph.add(name, new Elementwise(formula.build()), weight, sums);
  }

  /// The given axes; without any all but the last, or the only one.
  private static List<Integer> over(Shape weight, String owner, List<Integer> axes) {
    if (axes.isEmpty()) {
      return IntStream.range(0, Math.max(Math.min(weight.rank(), 1), weight.rank() - 1))
          .boxed()
          .toList();
    }
    if (axes.getLast() >= weight.rank()) {
      throw new ShapeException(
          "%s: weight %s has no axis %d, axes are %s. Give axes below %d, or none for all but the last."
              .formatted(owner, weight, axes.getLast(), axes, weight.rank()));
    }
    return axes;
  }
}
