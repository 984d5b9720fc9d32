package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x sigmoid(x)`, also called swish.
///
/// As in Keras and PyTorch. Source: Elfwing, Uchibe, Doya, "Sigmoid-weighted linear units for
/// neural network function approximation in reinforcement learning", 2017, arXiv:1702.03118,
/// equation 3; Ramachandran, Zoph, Le, "Searching for activation functions", 2017,
/// arXiv:1710.05941.
public record Silu() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "silu";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("silu");
    Expr x = formula.input("x");
    return formula.output("y", x.times(x.sigmoid())).build();
  }
}
