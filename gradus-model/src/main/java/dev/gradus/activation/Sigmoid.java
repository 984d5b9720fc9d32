package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.Optional;

/// `y = 1 / (1 + e^-x)`, between 0 and 1; slope at most 1/4.
public record Sigmoid() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "sigmoid";
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
    Formula.Builder formula = Formula.named("sigmoid");
    Expr x = formula.input("x");
    return formula.output("y", x.sigmoid()).build();
  }
}
