package dev.gradus.regularizer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;

/// The sum of the absolute values of a weight: `penalty = strength * sum |w|`, gradient `strength *
/// sign(w)`. Draws weights to exactly 0 and so selects.
///
/// As in Keras. PyTorch has no such setting.
///
/// Source: Tibshirani, "Regression shrinkage and selection via the lasso", 1996, equation 2.
///
/// @param strength Keras's `l1`, at least 0, default .01
public record L1(double strength) implements Regularizer {

  /// Checks the strength.
  public L1 {
    if (!(strength >= 0) || Double.isInfinite(strength)) {
      throw new ConfigException(
          "L1: strength must be at least 0 and finite, got %s.".formatted(strength));
    }
  }

  /// @return strength .01, as in Keras
  public static L1 defaults() {
    return new L1(0.01);
  }

  @Override
  public String kind() {
    return "l1";
  }

  @Override
  public Value penalty(GraphBuilder graph, String name, Value weight) {
    Formula.Builder formula = Formula.named("l1");
    Expr w = formula.input("w");
    formula.output("penalty", w.abs().times(strength));
    Value each = graph.add(name, new Elementwise(formula.build()), weight);
    return graph.add(name, Reduce.all(Reduce.Kind.SUM, each.shape()), each);
  }
}
