package dev.gradus.activation;

import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// `y = 0` for `x <= -1`, `y = x` for `x >= 1`, and `y = (x + 1)^2 / 4` between: a [Softplus] that
/// reaches 0. Its slope is [SparseSigmoid].
///
/// As in Keras.
public record SparsePlus() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "sparse-plus";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("sparse_plus");
    Expr x = formula.input("x");
    return formula
        .output(
            "y",
            Expr.select(
                Comparison.LESS_OR_EQUAL,
                x,
                Expr.constant(-1),
                Expr.constant(0),
                Expr.select(
                    Comparison.LESS, x, Expr.constant(1), x.plus(1).squared().times(0.25), x)))
        .build();
  }
}
