package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Stochastic gradient descent, with momentum if asked for.
///
/// ```
/// momentum = 0:          weight   = weight - learningRate * gradient
///
/// momentum > 0:          share    = step > 1 ? 1 - dampening : 1
///   keras:               velocity = momentum * velocity - share * learningRate * gradient
///                        weight   = weight + velocity
///   keras, nesterov:     weight   = weight + momentum * velocity - learningRate * gradient
///   pytorch:             velocity = momentum * velocity + share * gradient
///                        weight   = weight - learningRate * velocity
///   pytorch, nesterov:   weight   = weight - learningRate * (gradient + momentum * velocity)
/// ```
///
/// where `velocity` is the new one.
///
/// Differences: Keras has the learning rate inside the velocity, PyTorch outside: the same while
/// the rate is constant, another path under a schedule. Dampening is PyTorch's and spares the first
/// step as there. Keras ignores `nesterov` without momentum; here that combination is an error, as
/// it is in PyTorch together with dampening. PyTorch's default learning rate is 0.001.
///
/// Sources: B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; Y.
/// Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)",
/// 1983, in the form of I. Sutskever et al., "On the importance of initialization and momentum in
/// deep learning", 2013, equations 3 and 4.
///
/// @param learningRate step by step; default 0.01
/// @param momentum share of the last move that is kept, in `[0, 1)`, unless the schedule moves it;
///   default 0
/// @param dampening share of a gradient that is kept out of the velocity, in `[0, 1)`; default 0
/// @param nesterov whether the gradient is taken as if the momentum had already moved the weight;
///   default false
/// @param convention the place of the learning rate; default [Convention#KERAS]
public record Sgd(
    Schedule learningRate,
    double momentum,
    double dampening,
    boolean nesterov,
    Convention convention)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws ConfigException if momentum or dampening is out of range, either dampening or nesterov
  ///   is set without momentum, or both are set
  public Sgd {
    Ranges.requireFraction("Sgd", "momentum", momentum);
    Ranges.requireFraction("Sgd", "dampening", dampening);
    if (dampening > 0 && momentum == 0) {
      throw new ConfigException(
          "Sgd: dampening needs a momentum greater than 0, got 0.0. Set momentum (0.9 is usual) or dampening=0.");
    }
    if (dampening > 0 && nesterov) {
      throw new ConfigException(
          "Sgd: nesterov allows no dampening, got %s. Set dampening=0 or nesterov=false."
              .formatted(dampening));
    }
    if (nesterov && momentum == 0) {
      throw new ConfigException(
          "Sgd: nesterov needs a momentum greater than 0, got 0.0. Set momentum (0.9 is usual) or nesterov=false.");
    }
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Sgd(double learningRate) {
    this(Schedule.constant(learningRate), 0, 0, false, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static Sgd defaults() {
    return new Sgd(0.01);
  }

  /// @return the defaults and form of PyTorch: learning rate 0.001, outside the velocity
  public static Sgd likePyTorch() {
    return new Sgd(Schedule.constant(0.001), 0, 0, false, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "sgd";
  }

  @Override
  public Sgd withLearningRate(Schedule schedule) {
    return new Sgd(schedule, momentum, dampening, nesterov, convention);
  }

  /// @param share of the last move that is kept
  /// @return this optimizer with that momentum
  public Sgd withMomentum(double share) {
    return new Sgd(learningRate, share, dampening, nesterov, convention);
  }

  /// @param share of a gradient that is kept out of the velocity
  /// @return this optimizer with that dampening
  public Sgd withDampening(double share) {
    return new Sgd(learningRate, momentum, share, nesterov, convention);
  }

  /// @param ahead whether Nesterov's form is used
  /// @return this optimizer with or without it
  public Sgd withNesterov(boolean ahead) {
    return new Sgd(learningRate, momentum, dampening, ahead, convention);
  }

  @Override
  public Formula update() {
    var sgd = Formula.named("sgd");
    var weight = sgd.input("weight");
    var gradient = sgd.input("gradient");
    var learningRate = sgd.scalar("learningRate");
    Expr move = learningRate.times(gradient);
    if (momentum == 0 && learningRate().momentum().isEmpty()) {
      return sgd.output("weight", weight.minus(move)).build();
    }
    Expr share = Moments.momentum(sgd, learningRate(), momentum);
    Expr kept = share.times(sgd.input("velocity"));
    if (convention == Convention.KERAS) {
      Expr velocity = kept.minus(damped(sgd, move));
      Expr step = nesterov ? share.times(velocity).minus(move) : velocity;
      return sgd.output("velocity", velocity).output("weight", weight.plus(step)).build();
    }
    Expr velocity = kept.plus(damped(sgd, gradient));
    Expr step = nesterov ? gradient.plus(share.times(velocity)) : velocity;
    Expr moved = weight.minus(learningRate.times(step));
    return sgd.output("velocity", velocity).output("weight", moved).build();
  }

  private Expr damped(Formula.Builder sgd, Expr push) {
    return dampening == 0
        ? push
        : sgd.scalar("step").ifGreater(1, constant(1 - dampening), constant(1)).times(push);
  }
}
