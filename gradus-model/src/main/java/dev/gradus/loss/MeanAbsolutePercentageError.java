package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `loss = 100 * mean (|p - t| / max(|t|, 1e-7))` over all elements of the batch.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`. Targets near 0 outweigh all others.
///
/// As Keras. PyTorch has none.
public record MeanAbsolutePercentageError() implements ElementwiseLoss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "mean-absolute-percentage-error";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("absolute_percentage_error");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    Expr size = t.abs().max(Crossentropy.EPSILON);
    return formula.output("loss", p.minus(t).abs().dividedBy(size).times(100)).build();
  }
}
