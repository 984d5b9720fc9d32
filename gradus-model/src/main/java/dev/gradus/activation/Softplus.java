package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = log(1 + e^x)`, the smooth [Relu], computed without overflow. Its slope is [Sigmoid].
///
/// As in Keras. PyTorch has a steepness `beta`, 1 unless given.
///
/// Source: Dugas, Bengio, Bélisle, Nadeau, Garcia, "Incorporating second-order functional knowledge
/// for better option pricing", 2000, NeurIPS, equation 1.
public record Softplus() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "softplus";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("softplus");
    Expr x = formula.input("x");
    return formula.output("y", x.softplus()).build();
  }
}
