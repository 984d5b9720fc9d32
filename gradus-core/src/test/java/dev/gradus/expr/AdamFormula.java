package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;

/// The example of the package's documentation, as tests use it.
final class AdamFormula {
  static final double BETA1 = 0.9;
  static final double BETA2 = 0.999;
  static final double EPSILON = 1e-7;

  private AdamFormula() {}

  static Formula adam() {
    Expr one = constant(1);
    Expr beta1 = constant(BETA1);
    Expr beta2 = constant(BETA2);
    Expr epsilon = constant(EPSILON);

    var adam = Formula.named("adam");
    Expr w = adam.input("w");
    Expr g = adam.input("g");
    Expr m = adam.input("m");
    Expr v = adam.input("v");
    Expr learningRate = adam.scalar("learningRate");
    Expr t = adam.scalar("t");
    Expr m1 = beta1.times(m).plus(one.minus(beta1).times(g));
    Expr v1 = beta2.times(v).plus(one.minus(beta2).times(g.squared()));
    Expr rate =
        learningRate.times(one.minus(beta2.pow(t)).sqrt()).dividedBy(one.minus(beta1.pow(t)));
    Expr w1 = w.minus(rate.times(m1).dividedBy(v1.sqrt().plus(epsilon)));
    return adam.output("m", m1).output("v", v1).output("w", w1).build();
  }
}
