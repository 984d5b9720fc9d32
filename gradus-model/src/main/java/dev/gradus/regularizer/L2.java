package dev.gradus.regularizer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;

/// The sum of the squares of a weight: `penalty = strength * sum w^2`, gradient `2 * strength * w`.
///
/// As in Keras. PyTorch's and DL4J's `weight_decay` of the same number adds `strength * w` to the
/// gradient, half of this, and leaves the reported loss alone. Decoupled weight decay (AdamW) is
/// neither: it shrinks the weight past the optimizer, so that Adam's division does not weaken it.
///
/// Source: Krogh, Hertz, "A simple weight decay can improve generalization", 1991; Loshchilov,
/// Hutter, "Decoupled weight decay regularization", 2017, arXiv:1711.05101, section 2.
///
/// @param strength Keras's `l2`, the λ of the formula; at least 0, default .01
public record L2(double strength) implements Regularizer {

  /// Checks the strength.
  public L2 {
    if (!(strength >= 0) || Double.isInfinite(strength)) {
      throw new ConfigException(
          "L2: strength must be at least 0 and finite, got %s.".formatted(strength));
    }
  }

  /// @return strength .01, as in Keras
  public static L2 defaults() {
    return new L2(0.01);
  }

  @Override
  public String kind() {
    return "l2";
  }

  @Override
  public Value penalty(GraphBuilder graph, String name, Value weight) {
    Formula.Builder formula = Formula.named("l2");
    Expr w = formula.input("w");
    formula.output("penalty", w.squared().times(strength));
    Value each = graph.add(name, new Elementwise(formula.build()), weight);
    return graph.add(name, Reduce.all(Reduce.Kind.SUM, each.shape()), each);
  }
}
