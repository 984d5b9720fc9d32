package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = min(max(0, x), 6)`, the [Relu] that ends at 6. The derivative at 0 and at 6 is 0, as in
/// PyTorch and TensorFlow.
///
/// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
public record Relu6() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "relu6";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("relu6");
    Expr x = formula.input("x");
    return formula.output("y", Expr.constant(6).min(Expr.constant(0).max(x))).build();
  }
}
