package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = e^x`, infinite from about 88.7 on.
///
/// As in Keras.
public record Exponential() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "exponential";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("exponential");
    Expr x = formula.input("x");
    return formula.output("y", x.exp()).build();
  }
}
