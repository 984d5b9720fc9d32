package dev.gradus.constraint;

import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// No element below 0: `w = max(w, 0)`.
///
/// As Keras's `NonNeg`. PyTorch has none.
public record NonNegative() implements Constraint {

  @Override
  public String kind() {
    return "non-negative";
  }

  @Override
  public Value build(GraphBuilder graph, String name, Value weight) {
    Formula.Builder formula = Formula.named("non_negative");
    formula.output("y", formula.input("w").max(0));
    return graph.add(name, new Elementwise(formula.build()), weight);
  }
}
