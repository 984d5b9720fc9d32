package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x - tanh x`: nearly 0 around 0, nearly `x - 1` and `x + 1` far out.
///
/// As in Keras and PyTorch.
public record TanhShrink() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "tanh-shrink";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("tanh_shrink");
    Expr x = formula.input("x");
    return formula.output("y", x.minus(x.tanh())).build();
  }
}
