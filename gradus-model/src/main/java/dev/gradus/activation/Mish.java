package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x tanh(log(1 + e^x))`, computed without overflow.
///
/// As in Keras and PyTorch. Source: Misra, "Mish: a self regularized non-monotonic activation
/// function", 2019, arXiv:1908.08681, equation 1.
public record Mish() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "mish";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("mish");
    Expr x = formula.input("x");
    return formula.output("y", x.times(x.softplus().tanh())).build();
  }
}
