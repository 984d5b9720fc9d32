package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = s x` for `x > 0`, else `y = s a (e^x - 1)`, with `s = 1.0507…` and `a = 1.6732…` chosen so
/// that mean 0 and variance 1 are a fixed point of a dense layer with
/// [LecunNormal][dev.gradus.init.LecunNormal] weights. The derivative at 0 is `s a`, as in PyTorch.
///
/// As in Keras and PyTorch. Source: Klambauer, Unterthiner, Mayr, Hochreiter, "Self-normalizing
/// neural networks", 2017, arXiv:1706.02515, equation 2; the constants from its appendix.
public record Selu() implements ElementwiseActivation {

  private static final double SCALE = 1.0507009873554805;
  private static final double ALPHA = 1.6732632423543772;
  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "selu";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("selu");
    Expr x = formula.input("x");
    return formula
        .output("y", x.ifGreater(0, x.times(SCALE), x.expm1().times(SCALE * ALPHA)))
        .build();
  }
}
