package dev.gradus.loss;

import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;

/// What the hinge losses share.
final class Margins {

  private Margins() {}

  /// `max(1 - t p, 0)` with 0 for a target of -1.
  static Expr missing(Expr p, Expr t) {
    Expr sign = Expr.select(Comparison.EQUAL, t, Expr.constant(0), Expr.constant(-1), t);
    return Expr.constant(0).max(Expr.constant(1).minus(sign.times(p)));
  }
}
