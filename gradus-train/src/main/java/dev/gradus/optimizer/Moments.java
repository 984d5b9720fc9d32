package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;

/// The parts that the updates of the Adam family share.
final class Moments {

  private Moments() {}

  /// A decaying average.
  static Expr average(double beta, Expr old, Expr now) {
    return constant(beta).times(old).plus(constant(1).minus(beta).times(now));
  }

  /// The share of an average of that decay that comes from gradients rather than from its start at
  /// 0.
  static Expr seen(double beta, Expr step) {
    return constant(1).minus(constant(beta).pow(step));
  }

  /// The weight before the step, with decoupled weight decay.
  static Expr decayed(Expr weight, double weightDecay, Expr learningRate) {
    return weightDecay == 0 ? weight : weight.minus(weight.times(learningRate.times(weightDecay)));
  }
}
