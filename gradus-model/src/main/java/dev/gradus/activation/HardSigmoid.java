package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.Optional;

/// `y = min(max(0, x + 3), 6) / 6`: [Sigmoid] in straight lines. The derivative at -3 and 3 is 0,
/// as in PyTorch.
///
/// As Keras 3 and PyTorch. Keras 2 and DL4J had the slope .2 instead of 1/6, so that weights
/// trained there give other numbers here.
///
/// Source: Courbariaux, Bengio, David, "BinaryConnect", 2015, arXiv:1511.00363, equation 3, there
/// with the slope 1/2.
public record HardSigmoid() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "hard-sigmoid";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  @Override
  public Optional<Bounds> bounds() {
    return Optional.of(new Bounds(0, 1));
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("hard_sigmoid");
    Expr x = formula.input("x");
    return formula
        .output("y", Expr.constant(6).min(Expr.constant(0).max(x.plus(3))).dividedBy(6))
        .build();
  }
}
