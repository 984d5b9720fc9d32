package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `loss = mean |p - t|` over all elements of the batch.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`.
///
/// As Keras, and PyTorch's `L1Loss`. The slope where both are equal is 0.
public record MeanAbsoluteError() implements ElementwiseLoss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "mean-absolute-error";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("absolute_error");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    return formula.output("loss", p.minus(t).abs()).build();
  }
}
