package dev.gradus.regularizer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;

/// [L1] and [L2] at once, known as the elastic net: `penalty = l1 * sum |w| + l2 * sum w^2`.
///
/// As in Keras, where both are 0 unless given. PyTorch has no such setting.
///
/// Source: Zou, Hastie, "Regularization and variable selection via the elastic net", 2005, equation
/// 3.
///
/// @param l1 factor of the absolute values, at least 0
/// @param l2 factor of the squares, at least 0
public record L1L2(double l1, double l2) implements Regularizer {

  /// Checks the factors.
  ///
  /// @throws ConfigException if one is negative or not finite
  public L1L2 {
    require("l1", l1);
    require("l2", l2);
  }

  private static void require(String name, double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "L1L2: %s must be at least 0 and finite, got %s.".formatted(name, factor));
    }
  }

  @Override
  public String kind() {
    return "l1-l2";
  }

  @Override
  public Value penalty(GraphBuilder graph, String name, Value weight) {
    Formula.Builder formula = Formula.named("l1_l2");
    Expr w = formula.input("w");
    formula.output("penalty", w.abs().times(l1).plus(w.squared().times(l2)));
    Value each = graph.add(name, new Elementwise(formula.build()), weight);
    return graph.add(name, Reduce.all(Reduce.Kind.SUM, each.shape()), each);
  }
}
