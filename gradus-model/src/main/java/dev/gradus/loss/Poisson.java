package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `loss = mean (p - t log(p + 1e-7))` over all elements of the batch: for counts `t` that are
/// expected to be `p`, but for what does not depend on `p`.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`, both at least 0. End the model with an
/// activation that is never below 0, softplus or exponential: a loss of a negative prediction is
/// not a number.
///
/// As Keras. PyTorch's `PoissonNLLLoss` takes `log p` by default, and else adds 1e-8.
public record Poisson() implements ElementwiseLoss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "poisson";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("poisson");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    return formula.output("loss", p.minus(t.times(p.plus(Crossentropy.EPSILON).log()))).build();
  }
}
