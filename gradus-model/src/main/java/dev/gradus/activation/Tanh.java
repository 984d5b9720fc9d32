package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.Optional;

/// `y = (e^x - e^-x) / (e^x + e^-x)`, between -1 and 1; slope at most 1.
public record Tanh() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "tanh";
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
    Formula.Builder formula = Formula.named("tanh");
    Expr x = formula.input("x");
    return formula.output("y", x.tanh()).build();
  }
}
