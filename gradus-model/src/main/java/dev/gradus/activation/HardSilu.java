package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = x min(max(0, x + 3), 6) / 6`: [Silu] in straight lines and a parabola, also called hard
/// swish. The derivative is 0 at -3 and 1 at 3, those of the lines outside, as in TensorFlow;
/// PyTorch up to 2.x takes the parabola's, -1/2 and 3/2.
///
/// Source: Howard et al., "Searching for MobileNetV3", 2019, arXiv:1905.02244, section 5.2.
public record HardSilu() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "hard-silu";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("hard_silu");
    Expr x = formula.input("x");
    return formula
        .output("y", x.times(Expr.constant(6).min(Expr.constant(0).max(x.plus(3)))).dividedBy(6))
        .build();
  }
}
