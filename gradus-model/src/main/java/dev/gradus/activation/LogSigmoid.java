package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = log(1 / (1 + e^-x)) = -log(1 + e^-x)`, computed without overflow.
///
/// As in Keras and PyTorch.
public record LogSigmoid() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "log-sigmoid";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("log_sigmoid");
    Expr x = formula.input("x");
    return formula.output("y", x.negated().softplus().negated()).build();
  }
}
