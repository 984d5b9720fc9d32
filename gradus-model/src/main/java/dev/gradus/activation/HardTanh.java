package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.Optional;

/// `y = min(max(-1, x), 1)`. The derivative at -1 and 1 is 0, as in PyTorch.
///
/// Source: Collobert, "Large scale machine learning", 2004, thesis, Université Paris VI.
public record HardTanh() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "hard-tanh";
  }

  @Override
  public Formula formula() {
    return FORMULA;
  }

  @Override
  public Optional<Bounds> bounds() {
    return Optional.of(new Bounds(-1, 1));
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("hard_tanh");
    Expr x = formula.input("x");
    return formula.output("y", Expr.constant(1).min(Expr.constant(-1).max(x))).build();
  }
}
