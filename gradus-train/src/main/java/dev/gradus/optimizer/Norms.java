package dev.gradus.optimizer;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;

/// The parts that optimizers share which look at a weight as a whole.
final class Norms {

  private Norms() {}

  /// The weight before the step, with decoupled weight decay.
  static Value decayed(UpdateContext context, double weightDecay) {
    if (weightDecay == 0) {
      return context.weight();
    }
    Formula.Builder formula = Formula.named("decay");
    Expr rate = formula.scalar(UpdateContext.LEARNING_RATE);
    Expr weight = formula.input("weight");
    formula.output("weight", Moments.decayed(weight, weightDecay, rate));
    return context.add(new Elementwise(formula.build()), context.weight());
  }

  /// `[]`
  static Value sumOfSquares(UpdateContext context, Value value) {
    return context.add(Reduce.all(Reduce.Kind.SUM, value.shape()), squared(context, value));
  }

  /// `[]`
  static Value meanSquare(UpdateContext context, Value value) {
    return context.add(Reduce.all(Reduce.Kind.MEAN, value.shape()), squared(context, value));
  }

  /// A mean that keeps its axis, with extent 1.
  static Value meanOver(UpdateContext context, int axis, Value value) {
    int fromFirst = axis < 0 ? axis + value.shape().rank() : axis;
    return context.add(new Reduce(Reduce.Kind.MEAN, List.of(fromFirst), true), value);
  }

  private static Value squared(UpdateContext context, Value value) {
    Formula.Builder formula = Formula.named("square");
    formula.output("y", formula.input("x").squared());
    return context.add(new Elementwise(formula.build()), value);
  }
}
