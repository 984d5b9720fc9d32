package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// The parts that the updates of the Adam family share.
final class Moments {

  private Moments() {}

  /// A decaying average.
  static Expr average(double beta, Expr old, Expr now) {
    return average(constant(beta), old, now);
  }

  /// A decaying average whose decay may change from step to step.
  static Expr average(Expr beta, Expr old, Expr now) {
    return beta.times(old).plus(constant(1).minus(beta).times(now));
  }

  /// The share of an average of that decay that comes from gradients rather than from its start at
  /// 0.
  static Expr seen(double beta, Expr step) {
    return seen(constant(beta), step);
  }

  static Expr seen(Expr beta, Expr step) {
    return constant(1).minus(beta.pow(step));
  }

  /// The share of the past that is kept: the scalar `momentum` if the schedule moves it.
  static Expr momentum(Formula.Builder formula, Schedule schedule, double own) {
    return schedule.momentum().isPresent() ? formula.scalar(UpdateContext.MOMENTUM) : constant(own);
  }

  /// The weight before the step, with decoupled weight decay.
  static Expr decayed(Expr weight, double weightDecay, Expr learningRate) {
    return weightDecay == 0 ? weight : weight.minus(weight.times(learningRate.times(weightDecay)));
  }
}
