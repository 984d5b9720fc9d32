package dev.gradus.activation;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.Optional;

/// `y = x / (1 + |x|)`, between -1 and 1 like [Tanh], which it approaches more slowly.
///
/// Source: Bergstra, Desjardins, Lamblin, Bengio, "Quadratic polynomials learn better image
/// features", 2009, technical report 1337, University of Montreal.
public record Softsign() implements ElementwiseActivation {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "softsign";
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
    Formula.Builder formula = Formula.named("softsign");
    Expr x = formula.input("x");
    return formula.output("y", x.dividedBy(x.abs().plus(1))).build();
  }
}
