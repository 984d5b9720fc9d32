package dev.gradus.optimizer;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Lion: every weight moves by the learning rate, in the direction of the sign of a mean of its
/// gradients; it remembers one number per weight, half of what Adam does.
///
/// ```
/// weight = weight - learningRate * weightDecay * weight
/// weight = weight - learningRate * sign(beta1 * m + (1 - beta1) * gradient)
/// m      = beta2 * m + (1 - beta2) * gradient                                (after the move)
/// ```
///
/// A good rate is 3 to 10 times smaller than Adam's, with a weight decay that much larger. Every
/// trainable weight decays, biases too.
///
/// Differences: as in Keras. The paper adds decay and sign before it multiplies by the rate, which
/// is the same. PyTorch has no Lion.
///
/// Source: X. Chen et al., "Symbolic discovery of optimization algorithms", 2023, arXiv:2302.06675,
/// algorithm 2.
///
/// @param learningRate size of every move, step by step; default 0.001
/// @param beta1 share of the mean in the direction, in `[0, 1)`; default 0.9
/// @param beta2 decay of the mean, in `[0, 1)`; default 0.99
/// @param weightDecay share of a weight that is taken off per unit of learning rate, at least 0;
///   default 0
public record Lion(Schedule learningRate, double beta1, double beta2, double weightDecay)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Lion {
    Ranges.requireFraction("Lion", "beta1", beta1);
    Ranges.requireFraction("Lion", "beta2", beta2);
    Ranges.requireNotNegative("Lion", "weightDecay", weightDecay);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Lion(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0.99, 0);
  }

  /// @return all settings at their defaults
  public static Lion defaults() {
    return new Lion(0.001);
  }

  @Override
  public String kind() {
    return "lion";
  }

  @Override
  public Lion withLearningRate(Schedule schedule) {
    return new Lion(schedule, beta1, beta2, weightDecay);
  }

  /// @param share of the mean in the direction
  /// @return this optimizer with that beta1
  public Lion withBeta1(double share) {
    return new Lion(learningRate, share, beta2, weightDecay);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta2
  public Lion withBeta2(double decay) {
    return new Lion(learningRate, beta1, decay, weightDecay);
  }

  /// @param share of a weight per unit of learning rate
  /// @return this optimizer with that weight decay
  public Lion withWeightDecay(double share) {
    return new Lion(learningRate, beta1, beta2, share);
  }

  @Override
  public Formula update() {
    var lion = Formula.named("lion");
    var weight = lion.input("weight");
    var gradient = lion.input("gradient");
    var m = lion.input("m");
    var learningRate = lion.scalar("learningRate");

    Expr direction = Moments.average(beta1, m, gradient).sign();
    Expr decayed = Moments.decayed(weight, weightDecay, learningRate);

    return lion.output("m", Moments.average(beta2, m, gradient))
        .output("weight", decayed.minus(learningRate.times(direction)))
        .build();
  }
}
