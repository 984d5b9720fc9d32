package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Stochastic gradient descent, with momentum if asked for.
///
/// ```
/// momentum = 0:   weight   = weight - learningRate * gradient
/// momentum > 0:   velocity = momentum * velocity - learningRate * gradient
///                 weight   = weight + velocity
/// nesterov:       weight   = weight + momentum * velocity - learningRate * gradient    (the new velocity)
/// ```
///
/// Differences: as in Keras the learning rate is inside the velocity. PyTorch keeps `velocity =
/// momentum * velocity + gradient` and multiplies by the rate afterwards: the same while the rate
/// is constant, another path under a schedule. Keras ignores `nesterov` without momentum; here that
/// combination is an error.
///
/// Sources: B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; Y.
/// Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)",
/// 1983, in the form of I. Sutskever et al., "On the importance of initialization and momentum in
/// deep learning", 2013, equations 3 and 4.
///
/// @param learningRate step by step; default 0.01
/// @param momentum share of the last move that is kept, in `[0, 1)`; default 0
/// @param nesterov whether the gradient is taken as if the momentum had already moved the weight;
///   default false
public record Sgd(Schedule learningRate, double momentum, boolean nesterov) implements Optimizer {

  /// Checks the ranges.
  ///
  /// @throws ConfigException if momentum is out of range, or nesterov is set without momentum
  public Sgd {
    Ranges.requireFraction("Sgd", "momentum", momentum);
    if (nesterov && momentum == 0) {
      throw new ConfigException(
          "Sgd: nesterov needs a momentum greater than 0, got 0.0. Set momentum (0.9 is usual) or nesterov=false.");
    }
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Sgd(double learningRate) {
    this(Schedule.constant(learningRate), 0, false);
  }

  /// @return all settings at their defaults
  public static Sgd defaults() {
    return new Sgd(0.01);
  }

  @Override
  public String kind() {
    return "sgd";
  }

  @Override
  public Sgd withLearningRate(Schedule schedule) {
    return new Sgd(schedule, momentum, nesterov);
  }

  /// @param share of the last move that is kept
  /// @return this optimizer with that momentum
  public Sgd withMomentum(double share) {
    return new Sgd(learningRate, share, nesterov);
  }

  /// @param ahead whether Nesterov's form is used
  /// @return this optimizer with or without it
  public Sgd withNesterov(boolean ahead) {
    return new Sgd(learningRate, momentum, ahead);
  }

  @Override
  public Formula update() {
    var sgd = Formula.named("sgd");
    var weight = sgd.input("weight");
    var gradient = sgd.input("gradient");
    Expr move = sgd.scalar("learningRate").times(gradient);
    if (momentum == 0) {
      return sgd.output("weight", weight.minus(move)).build();
    }
    Expr velocity = constant(momentum).times(sgd.input("velocity")).minus(move);
    Expr step = nesterov ? constant(momentum).times(velocity).minus(move) : velocity;
    return sgd.output("velocity", velocity).output("weight", weight.plus(step)).build();
  }
}
