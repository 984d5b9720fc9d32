package dev.gradus.layer;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;

/// Random numbers for noise layers.
final class Noise {

  private Noise() {}

  /// A draw from `N(0, 1)` at each element, from two uniform ones on `[0, 1)`: `sqrt(-2 log(1 - u))
  /// cos(2 pi v)`.
  ///
  /// Source: Box, Muller, "A note on the generation of random normal deviates", 1958, Annals of
  /// Mathematical Statistics 29.
  static Expr normal(Formula.Builder formula, String stream) {
    Expr u = formula.uniform(stream + "/radius");
    Expr v = formula.uniform(stream + "/angle");
    Expr radius = Expr.constant(1).minus(u).log().times(-2).sqrt();
    return radius.times(v.times(2 * Math.PI).cos());
  }
}
