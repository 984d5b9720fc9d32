package dev.gradus.optimizer;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Adagrad: each weight moves by its gradient over the root of the sum of all its squared gradients
/// so far, so that seldom gradients move far.
///
/// ```
/// accumulator = accumulator + gradient^2
/// keras:    weight = weight - learningRate * gradient / sqrt(accumulator + epsilon)
/// pytorch:  weight = weight - learningRate * gradient / (sqrt(accumulator) + epsilon)
/// ```
///
/// Differences: PyTorch starts the sum at 0, so that the first move is the learning rate whatever
/// the gradient. Its `lr_decay` is an inverse-time schedule.
///
/// Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
/// stochastic optimization", 2011, figure 1 (diagonal form).
///
/// @param learningRate step by step; default 0.001
/// @param initialAccumulatorValue where the sum starts, at least 0; default 0.1
/// @param epsilon added under the root (pytorch: to the root), greater than 0; default 1e-7
/// @param convention the place of epsilon; default [Convention#KERAS]
public record Adagrad(
    Schedule learningRate, double initialAccumulatorValue, double epsilon, Convention convention)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Adagrad {
    Ranges.requireNotNegative("Adagrad", "initialAccumulatorValue", initialAccumulatorValue);
    Ranges.requirePositive("Adagrad", "epsilon", epsilon);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public Adagrad(double learningRate) {
    this(Schedule.constant(learningRate), 0.1, 1e-7, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static Adagrad defaults() {
    return new Adagrad(0.001);
  }

  /// @return the defaults and form of PyTorch: learning rate 0.01, a sum from 0, epsilon 1e-10
  ///   beside the root
  public static Adagrad likePyTorch() {
    return new Adagrad(Schedule.constant(0.01), 0, 1e-10, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "adagrad";
  }

  @Override
  public Adagrad withLearningRate(Schedule schedule) {
    return new Adagrad(schedule, initialAccumulatorValue, epsilon, convention);
  }

  /// @param start of the sum
  /// @return this optimizer with that initial value
  public Adagrad withInitialAccumulatorValue(double start) {
    return new Adagrad(learningRate, start, epsilon, convention);
  }

  /// @param addend under or to the root
  /// @return this optimizer with that epsilon
  public Adagrad withEpsilon(double addend) {
    return new Adagrad(learningRate, initialAccumulatorValue, addend, convention);
  }

  @Override
  public double initialValue(String slot) {
    return initialAccumulatorValue;
  }

  @Override
  public Formula update() {
    var adagrad = Formula.named("adagrad");
    var weight = adagrad.input("weight");
    var gradient = adagrad.input("gradient");
    var learningRate = adagrad.scalar("learningRate");

    Expr accumulator = adagrad.input("accumulator").plus(gradient.squared());
    Expr root =
        switch (convention) {
          case KERAS -> accumulator.plus(epsilon).sqrt();
          case PYTORCH -> accumulator.sqrt().plus(epsilon);
        };
    Expr moved = weight.minus(learningRate.times(gradient).dividedBy(root));

    return adagrad.output("accumulator", accumulator).output("weight", moved).build();
  }
}
