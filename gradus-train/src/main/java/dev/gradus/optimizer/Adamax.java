package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Adamax: [Adam] with a decaying maximum of the gradient's size in place of its root mean square.
///
/// ```
/// m       = beta1 * m + (1 - beta1) * gradient
/// alpha   = learningRate / (1 - beta1^step)
/// keras:    u      = max(beta2 * u, |gradient|)
///           weight = weight - alpha * m / (u + epsilon)
/// pytorch:  u      = max(beta2 * u, |gradient| + epsilon)
///           weight = weight - alpha * m / u
/// ```
///
/// Differences: the paper has no epsilon. PyTorch's learning rate is 0.002 and its epsilon 1e-8.
///
/// Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015, arXiv:1412.6980,
/// section 7.1, algorithm 2.
///
/// @param learningRate upper bound of a usual move, step by step; default 0.001
/// @param beta1 decay of the mean, in `[0, 1)`; default 0.9
/// @param beta2 decay of the maximum, in `[0, 1)`; default 0.999
/// @param epsilon added to the maximum (pytorch: to the gradient's size), greater than 0; default
///   1e-7
/// @param convention the place of epsilon; default [Convention#KERAS]
public record Adamax(
    Schedule learningRate, double beta1, double beta2, double epsilon, Convention convention)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Adamax {
    Ranges.requireFraction("Adamax", "beta1", beta1);
    Ranges.requireFraction("Adamax", "beta2", beta2);
    Ranges.requirePositive("Adamax", "epsilon", epsilon);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Adamax(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0.999, 1e-7, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static Adamax defaults() {
    return new Adamax(0.001);
  }

  /// @return the defaults and form of PyTorch: learning rate 0.002, epsilon 1e-8 inside the maximum
  public static Adamax likePyTorch() {
    return new Adamax(Schedule.constant(0.002), 0.9, 0.999, 1e-8, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "adamax";
  }

  @Override
  public Adamax withLearningRate(Schedule schedule) {
    return new Adamax(schedule, beta1, beta2, epsilon, convention);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta1
  public Adamax withBeta1(double decay) {
    return new Adamax(learningRate, decay, beta2, epsilon, convention);
  }

  /// @param decay of the maximum
  /// @return this optimizer with that beta2
  public Adamax withBeta2(double decay) {
    return new Adamax(learningRate, beta1, decay, epsilon, convention);
  }

  /// @param addend to the maximum
  /// @return this optimizer with that epsilon
  public Adamax withEpsilon(double addend) {
    return new Adamax(learningRate, beta1, beta2, addend, convention);
  }

  @Override
  public Formula update() {
    var adamax = Formula.named("adamax");
    var weight = adamax.input("weight");
    var gradient = adamax.input("gradient");
    var learningRate = adamax.scalar("learningRate");
    var step = adamax.scalar("step");

    boolean inside = convention == Convention.PYTORCH;
    Expr size = inside ? gradient.abs().plus(epsilon) : gradient.abs();
    Expr m = Moments.average(beta1, adamax.input("m"), gradient);
    Expr u = constant(beta2).times(adamax.input("u")).max(size);
    Expr alpha = learningRate.dividedBy(Moments.seen(beta1, step));
    Expr moved = weight.minus(alpha.times(m).dividedBy(inside ? u : u.plus(epsilon)));

    return adamax.output("m", m).output("u", u).output("weight", moved).build();
  }
}
