package dev.gradus.train;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.layer.Weight;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.ClipByNorm;
import dev.gradus.optimizer.ClipByValue;
import dev.gradus.optimizer.Clipping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// The ops of [Clipping].
final class GradientClip {

  /// Numbers that one op adds up.
  private static final int TERMS = 8;

  private final GraphBuilder graph;

  GradientClip(GraphBuilder graph) {
    this.graph = graph;
  }

  SequencedMap<Weight, Value> apply(Clipping clip, SequencedMap<Weight, Value> gradients) {
    return switch (clip) {
      case ClipByValue(double limit) -> each(gradients, (weight, g) -> bounded(weight, g, limit));
      case ClipByNorm(double limit) ->
          each(gradients, (weight, g) -> scaled(weight, g, squares(weight, g), limit));
      case ClipByGlobalNorm(double limit) -> {
        List<Value> squares = new ArrayList<>();
        gradients.forEach((weight, g) -> squares.add(squares(weight, g)));
        Value sum = sum(squares);
        yield each(gradients, (weight, g) -> scaled(weight, g, sum, limit));
      }
    };
  }

  private static SequencedMap<Weight, Value> each(
      SequencedMap<Weight, Value> gradients, BiFunction<Weight, Value, Value> change) {
    SequencedMap<Weight, Value> changed = new LinkedHashMap<>();
    gradients.forEach((weight, g) -> changed.put(weight, change.apply(weight, g)));
    return changed;
  }

  private Value bounded(Weight weight, Value gradient, double limit) {
    Formula.Builder formula = Formula.named("clip");
    formula.output("clipped", formula.input("gradient").clipped(-limit, limit));
    return graph.add(name(weight), new Elementwise(formula.build()), gradient);
  }

  /// The sum of a gradient's squares.
  private Value squares(Weight weight, Value gradient) {
    Formula.Builder formula = Formula.named("square");
    formula.output("square", formula.input("gradient").squared());
    Value square = graph.add(name(weight), new Elementwise(formula.build()), gradient);
    return graph.add(name(weight), Reduce.all(Reduce.Kind.SUM, square.shape()), square);
  }

  private Value scaled(Weight weight, Value gradient, Value squares, double limit) {
    Formula.Builder formula = Formula.named("clip");
    Expr g = formula.input("gradient");
    Expr norm = formula.input("squares").sqrt();
    formula.output("clipped", g.times(constant(limit).dividedBy(norm.max(limit))));
    return graph.add(name(weight), new Elementwise(formula.build()), gradient, squares);
  }

  private Value sum(List<Value> terms) {
    List<Value> left = terms;
    while (left.size() > 1) {
      List<Value> sums = new ArrayList<>();
      for (int from = 0; from < left.size(); from += TERMS) {
        sums.add(sumOfFew(left.subList(from, Math.min(from + TERMS, left.size()))));
      }
      left = sums;
    }
    return left.getFirst();
  }

  private Value sumOfFew(List<Value> terms) {
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    Formula.Builder formula = Formula.named("sum");
    Expr sum = formula.input("squares");
    for (int i = 1; i < terms.size(); i++) {
      sum = sum.plus(formula.input("squares_" + i));
    }
    formula.output("sum", sum);
    return graph.add("global_norm", new Elementwise(formula.build()), terms).getFirst();
  }

  private static String name(Weight weight) {
    return weight.variable().name() + "/clip";
  }
}
