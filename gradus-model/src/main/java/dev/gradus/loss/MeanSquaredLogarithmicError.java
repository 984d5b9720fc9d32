package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `loss = mean (log(1 + p) - log(1 + t))^2` over all elements of the batch, for numbers above 0 of
/// very different size.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`. Both count as at least 1e-7; where the
/// prediction is below, its gradient is 0.
///
/// As Keras. PyTorch has none.
public record MeanSquaredLogarithmicError() implements ElementwiseLoss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "mean-squared-logarithmic-error";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("squared_logarithmic_error");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    Expr error = p.max(Crossentropy.EPSILON).log1p().minus(t.max(Crossentropy.EPSILON).log1p());
    return formula.output("loss", error.squared()).build();
  }
}
