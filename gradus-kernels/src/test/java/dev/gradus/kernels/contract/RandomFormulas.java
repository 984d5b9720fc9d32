package dev.gradus.kernels.contract;

import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.List;

/// Formulas that keep numbers small, for random graphs: with scalars, with random draws, with
/// several outputs, with outputs that leave an input unread, with input names that the compiler
/// uses too.
final class RandomFormulas {

  private static final List<Formula> ONE =
      List.of(scaled(), relu(), tanh(), bell(), dropout(), shifted(), twice(), sign());
  private static final List<Formula> TWO =
      List.of(mean(), product(), larger(), sumAndProduct(), apart(), ratio());
  private static final List<Formula> THREE = List.of(multiplyAdd(), chosen());

  private RandomFormulas() {}

  /// The formulas of so many inputs.
  static List<Formula> of(int inputs) {
    return List.of(ONE, TWO, THREE).get(inputs - 1);
  }

  private static Formula scaled() {
    Formula.Builder formula = Formula.named("scaled");
    return formula.output("y", formula.input("x").times(0.5)).build();
  }

  private static Formula relu() {
    Formula.Builder formula = Formula.named("relu");
    return formula.output("y", Expr.constant(0).max(formula.input("x"))).build();
  }

  private static Formula tanh() {
    Formula.Builder formula = Formula.named("tanh");
    return formula.output("y", formula.input("upstream").tanh()).build();
  }

  private static Formula bell() {
    Formula.Builder formula = Formula.named("bell");
    return formula.output("y", formula.input("result").squared().negated().exp()).build();
  }

  private static Formula dropout() {
    Formula.Builder formula = Formula.named("dropout");
    Expr u = formula.uniform("stream");
    Expr rate = formula.scalar("rate");
    Expr x = formula.input("x");
    return formula.output("y", Expr.select(Comparison.LESS, u, rate, Expr.constant(0), x)).build();
  }

  private static Formula shifted() {
    Formula.Builder formula = Formula.named("shifted");
    return formula.output("y", formula.input("x").plus(formula.scalar("shift"))).build();
  }

  private static Formula twice() {
    Formula.Builder formula = Formula.named("twice");
    Expr x = formula.input("x");
    return formula.output("half", x.times(0.5)).output("sigmoid", x.sigmoid()).build();
  }

  private static Formula sign() {
    Formula.Builder formula = Formula.named("sign");
    return formula.output("y", formula.input("x").sign()).build();
  }

  private static Formula mean() {
    Formula.Builder formula = Formula.named("mean");
    return formula.output("y", formula.input("a").plus(formula.input("b")).times(0.5)).build();
  }

  private static Formula product() {
    Formula.Builder formula = Formula.named("product");
    return formula.output("y", formula.input("a").times(formula.input("b"))).build();
  }

  private static Formula larger() {
    Formula.Builder formula = Formula.named("larger");
    return formula.output("y", formula.input("a").max(formula.input("b"))).build();
  }

  private static Formula sumAndProduct() {
    Formula.Builder formula = Formula.named("sum_and_product");
    Expr a = formula.input("a");
    Expr b = formula.input("b");
    return formula.output("sum", a.plus(b).times(0.5)).output("product", a.times(b)).build();
  }

  /// Each output leaves one input unread.
  private static Formula apart() {
    Formula.Builder formula = Formula.named("apart");
    Expr a = formula.input("a");
    Expr b = formula.input("b");
    return formula.output("a", a.sin()).output("b", b.times(formula.scalar("rate"))).build();
  }

  private static Formula ratio() {
    Formula.Builder formula = Formula.named("ratio");
    Expr b = formula.input("b");
    return formula.output("y", formula.input("a").dividedBy(b.squared().plus(1))).build();
  }

  private static Formula multiplyAdd() {
    Formula.Builder formula = Formula.named("multiply_add");
    Expr a = formula.input("a");
    Expr b = formula.input("b");
    Expr c = formula.input("c");
    return formula.output("y", Expr.fma(a, b, c).times(0.5)).build();
  }

  private static Formula chosen() {
    Formula.Builder formula = Formula.named("chosen");
    Expr a = formula.input("a");
    Expr b = formula.input("b");
    Expr c = formula.input("c");
    return formula.output("y", a.ifGreater(0.1, b, c.times(0.5))).build();
  }
}
