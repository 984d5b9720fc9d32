package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = max(0, x)`. The derivative at 0 is 0, as in Keras and PyTorch.
///
/// Source: Nair, Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010,
/// ICML.
public record Relu() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "relu";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("relu");
    Expr x = formula.input("x");
    return formula.output("y", Expr.constant(0).max(x)).build();
  }
}
