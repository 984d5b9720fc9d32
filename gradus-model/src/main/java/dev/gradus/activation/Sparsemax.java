package dev.gradus.activation;

import dev.gradus.core.Shape;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import java.util.List;

/// The point of the probability simplex that is nearest to `x`, along the last axis: like [Softmax]
/// positive numbers that sum to 1, but small ones become exactly 0.
///
/// `y_i = max(0, x_i - t)` with `t` such that the sum is 1. Written without sorting: `i` belongs to
/// the support `S` exactly if `sum_j max(0, x_j - x_i) < 1`, and then `y_i = max(0, (1 + sum_(j in
/// S) (x_i - x_j)) / |S|)`. Only differences occur, so large `x` lose nothing. It takes `K^2`
/// numbers a row of `K`: meant for tens or hundreds of classes.
///
/// As in Keras, which sorts and lets the axis be chosen; here it is the last. PyTorch has none.
///
/// Source: Martins, Astudillo, "From softmax to sparsemax", 2016, arXiv:1602.02068, algorithm 1.
public record Sparsemax() implements Activation {

  @Override
  public String kind() {
    return "sparsemax";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value input) {
    Shape shape = input.shape();
    Value own = graph.add(name, new Reshape(shape.insert(shape.rank(), 1)), input);
    Value other = graph.add(name, new Reshape(shape.insert(shape.rank() - 1, 1)), input);
    Value above = sum(graph, name, graph.add(name, new Elementwise(excess()), own, other));
    Value supported = graph.add(name, new Elementwise(support()), above);
    Value size =
        graph.add(name, new Reduce(Reduce.Kind.SUM, List.of(shape.rank() - 1), true), supported);
    Value besides = graph.add(name, new Reshape(other.shape()), supported);
    Value distance =
        sum(graph, name, graph.add(name, new Elementwise(distance()), own, other, besides));
    return graph.add(name, new Elementwise(share()), distance, size);
  }

  private static Value sum(GraphBuilder graph, String name, Value pairs) {
    return graph.add(
        name, new Reduce(Reduce.Kind.SUM, List.of(pairs.shape().rank() - 1), false), pairs);
  }

  private static Formula excess() {
    Formula.Builder formula = Formula.named("sparsemax_excess");
    Expr own = formula.input("own");
    Expr other = formula.input("other");
    return formula.output("y", Expr.constant(0).max(other.minus(own))).build();
  }

  /// 1 or 0; a constant to the gradient.
  private static Formula support() {
    Formula.Builder formula = Formula.named("sparsemax_support");
    Expr above = formula.input("above");
    return formula
        .output(
            "y",
            Expr.select(
                Comparison.LESS, above, Expr.constant(1), Expr.constant(1), Expr.constant(0)))
        .build();
  }

  private static Formula distance() {
    Formula.Builder formula = Formula.named("sparsemax_distance");
    Expr own = formula.input("own");
    Expr other = formula.input("other");
    Expr supported = formula.input("supported");
    return formula.output("y", own.minus(other).times(supported)).build();
  }

  private static Formula share() {
    Formula.Builder formula = Formula.named("sparsemax_share");
    Expr distance = formula.input("distance");
    Expr size = formula.input("size");
    return formula.output("y", Expr.constant(0).max(distance.plus(1).dividedBy(size))).build();
  }
}
