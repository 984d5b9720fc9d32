package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Adam: each weight moves by its mean gradient over its root mean square gradient, both decaying
/// averages and both corrected for having started at 0.
///
/// ```
/// m      = beta1 * m + (1 - beta1) * gradient
/// v      = beta2 * v + (1 - beta2) * gradient^2
/// alpha  = learningRate * sqrt(1 - beta2^step) / (1 - beta1^step)
/// weight = weight - alpha * m / (sqrt(v) + epsilon)
/// ```
///
/// Differences: this is the paper's own faster order of computation (end of section 2), as in
/// Keras; its epsilon stands beside the uncorrected root, "epsilon hat". PyTorch, like the paper's
/// algorithm 1, puts it beside the corrected one, where `epsilon` acts like an epsilon hat of
/// `epsilon * sqrt(1 - beta2^step)`.
///
/// Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015, arXiv:1412.6980,
/// section 2.
///
/// @param learningRate upper bound of a usual move, step by step; default 0.001
/// @param beta1 decay of the mean, in `[0, 1)`; default 0.9
/// @param beta2 decay of the mean square, in `[0, 1)`; default 0.999
/// @param epsilon added to the root, greater than 0; default 1e-7
public record Adam(Schedule learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Adam {
    Ranges.requireFraction("Adam", "beta1", beta1);
    Ranges.requireFraction("Adam", "beta2", beta2);
    Ranges.requirePositive("Adam", "epsilon", epsilon);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Adam(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0.999, 1e-7);
  }

  /// @return all settings at their defaults
  public static Adam defaults() {
    return new Adam(0.001);
  }

  @Override
  public String kind() {
    return "adam";
  }

  @Override
  public Adam withLearningRate(Schedule schedule) {
    return new Adam(schedule, beta1, beta2, epsilon);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta1
  public Adam withBeta1(double decay) {
    return new Adam(learningRate, decay, beta2, epsilon);
  }

  /// @param decay of the mean square
  /// @return this optimizer with that beta2
  public Adam withBeta2(double decay) {
    return new Adam(learningRate, beta1, decay, epsilon);
  }

  /// @param addend to the root
  /// @return this optimizer with that epsilon
  public Adam withEpsilon(double addend) {
    return new Adam(learningRate, beta1, beta2, addend);
  }

  @Override
  public Formula update() {
    var adam = Formula.named("adam");
    var weight = adam.input("weight");
    var gradient = adam.input("gradient");
    var learningRate = adam.scalar("learningRate");
    var step = adam.scalar("step");

    Expr m = average(beta1, adam.input("m"), gradient);
    Expr v = average(beta2, adam.input("v"), gradient.squared());
    Expr alpha = learningRate.times(seen(beta2, step).sqrt()).dividedBy(seen(beta1, step));
    Expr moved = weight.minus(alpha.times(m).dividedBy(v.sqrt().plus(epsilon)));

    return adam.output("m", m).output("v", v).output("weight", moved).build();
  }

  private static Expr average(double beta, Expr old, Expr now) {
    return constant(beta).times(old).plus(constant(1).minus(beta).times(now));
  }

  /// The share of an average of that decay that comes from gradients rather than from its start at
  /// 0.
  private static Expr seen(double beta, Expr step) {
    return constant(1).minus(constant(beta).pow(step));
  }
}
