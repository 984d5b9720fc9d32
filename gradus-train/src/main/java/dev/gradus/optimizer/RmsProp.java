package dev.gradus.optimizer;

import static dev.gradus.expr.Expr.constant;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// RMSprop: each weight moves by its gradient over the root of that gradient's decaying mean
/// square.
///
/// ```
/// meanSquare = rho * meanSquare + (1 - rho) * gradient^2
/// spread     = meanSquare
/// centered:    mean   = rho * mean + (1 - rho) * gradient
///              spread = max(meanSquare - mean^2, 0)
///
/// keras:       move     = learningRate * gradient / sqrt(spread + epsilon)
///              velocity = momentum * velocity + move
///              weight   = weight - velocity
/// pytorch:     move     = gradient / (sqrt(spread) + epsilon)
///              velocity = momentum * velocity + move
///              weight   = weight - learningRate * velocity
/// ```
///
/// Without momentum no velocity is kept: it is the move.
///
/// Differences: Keras has epsilon inside the root and the learning rate inside the velocity,
/// PyTorch both outside; its defaults are a learning rate of 0.01, rho 0.99 and epsilon 1e-8. The
/// centered form's `max` is our own: in float32 the difference can come out below `-epsilon` for a
/// gradient that hardly changes, and its root would be NaN.
///
/// Source: T. Hinton, "Neural networks for machine learning", lecture 6e, 2012; the centered form
/// and the momentum are A. Graves's, "Generating sequences with recurrent neural networks", 2013,
/// arXiv:1308.0850, equations 38 to 41.
///
/// @param learningRate step by step; default 0.001
/// @param rho decay of the averages, in `[0, 1)`; default 0.9
/// @param momentum share of the last move that is kept, in `[0, 1)`; default 0
/// @param epsilon added under the root (pytorch: to the root), greater than 0; default 1e-7
/// @param centered whether the mean's square is taken off the mean square; default false
/// @param convention the places of epsilon and learning rate; default [Convention#KERAS]
public record RmsProp(
    Schedule learningRate,
    double rho,
    double momentum,
    double epsilon,
    boolean centered,
    Convention convention)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public RmsProp {
    Ranges.requireFraction("RmsProp", "rho", rho);
    Ranges.requireFraction("RmsProp", "momentum", momentum);
    Ranges.requirePositive("RmsProp", "epsilon", epsilon);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public RmsProp(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0, 1e-7, false, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static RmsProp defaults() {
    return new RmsProp(0.001);
  }

  /// @return the defaults and form of PyTorch: learning rate 0.01 outside the velocity, rho 0.99,
  ///   epsilon 1e-8 outside the root
  public static RmsProp likePyTorch() {
    return new RmsProp(Schedule.constant(0.01), 0.99, 0, 1e-8, false, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "rmsprop";
  }

  @Override
  public RmsProp withLearningRate(Schedule schedule) {
    return new RmsProp(schedule, rho, momentum, epsilon, centered, convention);
  }

  /// @param decay of the averages
  /// @return this optimizer with that rho
  public RmsProp withRho(double decay) {
    return new RmsProp(learningRate, decay, momentum, epsilon, centered, convention);
  }

  /// @param share of the last move that is kept
  /// @return this optimizer with that momentum
  public RmsProp withMomentum(double share) {
    return new RmsProp(learningRate, rho, share, epsilon, centered, convention);
  }

  /// @param addend under the root
  /// @return this optimizer with that epsilon
  public RmsProp withEpsilon(double addend) {
    return new RmsProp(learningRate, rho, momentum, addend, centered, convention);
  }

  /// @param offMean whether the mean's square is taken off
  /// @return this optimizer, centered or not
  public RmsProp withCentered(boolean offMean) {
    return new RmsProp(learningRate, rho, momentum, epsilon, offMean, convention);
  }

  @Override
  public Formula update() {
    var rmsProp = Formula.named("rmsprop");
    var weight = rmsProp.input("weight");
    var gradient = rmsProp.input("gradient");
    var learningRate = rmsProp.scalar("learningRate");

    Expr meanSquare = Moments.average(rho, rmsProp.input("meanSquare"), gradient.squared());
    rmsProp.output("meanSquare", meanSquare);
    Expr spread = meanSquare;
    if (centered) {
      Expr mean = Moments.average(rho, rmsProp.input("mean"), gradient);
      rmsProp.output("mean", mean);
      spread = meanSquare.minus(mean.squared()).max(0);
    }
    boolean rateInside = convention == Convention.KERAS;
    Expr move =
        rateInside
            ? learningRate.times(gradient).dividedBy(spread.plus(epsilon).sqrt())
            : gradient.dividedBy(spread.sqrt().plus(epsilon));
    if (momentum > 0) {
      move = constant(momentum).times(rmsProp.input("velocity")).plus(move);
      rmsProp.output("velocity", move);
    }
    Expr moved = weight.minus(rateInside ? move : learningRate.times(move));
    return rmsProp.output("weight", moved).build();
  }
}
