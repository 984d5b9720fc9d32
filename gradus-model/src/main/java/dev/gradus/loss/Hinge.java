package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `loss = mean max(1 - t p, 0)` over all elements of the batch.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`; targets -1 and 1, or 0 and 1, in which 0
/// counts as -1.
///
/// As Keras, which decides by the whole batch whether 0 counts as -1. End the model without an
/// activation, or with tanh.
///
/// Source: Cortes, Vapnik, "Support-vector networks", 1995.
public record Hinge() implements ElementwiseLoss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "hinge";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("hinge");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    return formula.output("loss", Margins.missing(p, t)).build();
  }
}
