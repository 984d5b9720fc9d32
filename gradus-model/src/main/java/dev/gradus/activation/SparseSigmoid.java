package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.Optional;

/// `y = 0` for `x <= -1`, `y = 1` for `x >= 1`, and `y = (x + 1) / 2` between. The derivative at -1
/// and 1 is 0, as in Keras.
///
/// It is [Sparsemax] of `[x/2, -x/2]`, as [Sigmoid] is the softmax of such a pair. Source: Martins,
/// Astudillo, "From softmax to sparsemax", 2016, arXiv:1602.02068, section 2.
public record SparseSigmoid() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "sparse-sigmoid";
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
    Formula.Builder formula = Formula.named("sparse_sigmoid");
    Expr x = formula.input("x");
    return formula
        .output("y", Expr.constant(1).min(Expr.constant(0).max(x.plus(1).times(0.5))))
        .build();
  }
}
