package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `loss = mean max(1 - t p, 0)^2` over all elements of the batch: the [Hinge] without its kink.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`; targets -1 and 1, or 0 and 1, in which 0
/// counts as -1.
///
/// As Keras.
public record SquaredHinge() implements ElementwiseLoss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "squared-hinge";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("squared_hinge");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    return formula.output("loss", Margins.missing(p, t).squared()).build();
  }
}
