package dev.gradus.compiler;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.List;

/// The few elementwise formulas that differentiation itself needs.
final class Formulas {

  private Formulas() {}

  static Formula constant(double value) {
    return Formula.named("constant").output("y", Expr.constant(value)).build();
  }

  static Formula sum() {
    Formula.Builder formula = Formula.named("sum");
    Expr a = formula.input("a");
    Expr b = formula.input("b");
    return formula.output("y", a.plus(b)).build();
  }

  static Formula scaled(double factor) {
    Formula.Builder formula = Formula.named("scaled");
    Expr x = formula.input("x");
    return formula.output("y", x.times(factor)).build();
  }

  /// Batch normalisation by given statistics, in the order of its op's operands.
  static Formula normalize(double epsilon) {
    Formula.Builder formula = Formula.named("normalize");
    Expr x = formula.input("x");
    Expr gamma = formula.input("gamma");
    Expr beta = formula.input("beta");
    Expr mean = formula.input("mean");
    Expr variance = formula.input("variance");
    return formula
        .output("y", gamma.times(x.minus(mean)).dividedBy(variance.plus(epsilon).sqrt()).plus(beta))
        .build();
  }

  /// One of a formula's outputs as a formula of its own.
  static Formula single(Formula formula, int output) {
    return formula.outputs().size() == 1
        ? formula
        : new Formula(
            formula.name(),
            formula.inputs(),
            formula.scalars(),
            formula.uniforms(),
            List.of(formula.outputs().get(output)),
            List.of(formula.results().get(output)));
  }
}
