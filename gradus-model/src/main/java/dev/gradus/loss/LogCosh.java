package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `loss = mean log(cosh(p - t))` over all elements of the batch: half the square of small errors,
/// the size of large ones less log 2.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`.
///
/// As Keras, whose `x + log(1 + e^-2x) - log 2` loses small errors to rounding; here `-log(1 -
/// tanh^2 x) / 2` serves for those. PyTorch has none.
///
/// Source: Chen, Chen, Ting, "Log hyperbolic cosine loss improves variational auto-encoder", 2018.
public record LogCosh() implements ElementwiseLoss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "log-cosh";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("log_cosh");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    Expr size = p.minus(t).abs();
    Expr large = size.plus(size.times(-2).exp().log1p()).minus(Math.log(2));
    // the branch that is not taken must be finite too
    Expr small = size.min(1).tanh().squared().negated().log1p().times(-0.5);
    return formula.output("loss", size.ifGreater(1, large, small)).build();
  }
}
