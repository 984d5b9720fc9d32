package dev.gradus.optimizer;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// Adam: each weight moves by its mean gradient over its root mean square gradient, both decaying
/// averages and both corrected for having started at 0.
///
/// ```
/// m      = beta1 * m + (1 - beta1) * gradient
/// v      = beta2 * v + (1 - beta2) * gradient^2
/// amsgrad:  vMax   = max(vMax, v), which takes the place of v below
/// alpha  = learningRate / (1 - beta1^step)
/// keras:    weight = weight - alpha * sqrt(1 - beta2^step) * m / (sqrt(v) + epsilon)
/// pytorch:  weight = weight - alpha * m / (sqrt(v) / sqrt(1 - beta2^step) + epsilon)
/// ```
///
/// Differences: Keras has the paper's own faster order of computation (end of section 2); its
/// epsilon stands beside the uncorrected root, "epsilon hat". PyTorch, like the paper's algorithm
/// 1, puts it beside the corrected one, where `epsilon` acts like an epsilon hat of `epsilon *
/// sqrt(1 - beta2^step)`; its default is 1e-8. AMSGrad's maximum is that of the uncorrected mean
/// squares, as the code of both has it.
///
/// Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015, arXiv:1412.6980,
/// section 2; AMSGrad is S. Reddi, S. Kale, S. Kumar, "On the convergence of Adam and beyond",
/// 2018, arXiv:1904.09237, algorithm 2.
///
/// @param learningRate upper bound of a usual move, step by step; default 0.001
/// @param beta1 decay of the mean, in `[0, 1)`, unless the schedule moves it; default 0.9
/// @param beta2 decay of the mean square, in `[0, 1)`; default 0.999
/// @param epsilon added to the root, greater than 0; default 1e-7
/// @param amsgrad whether the largest mean square so far takes the place of the last; default false
/// @param convention the place of epsilon; default [Convention#KERAS]
public record Adam(
    Schedule learningRate,
    double beta1,
    double beta2,
    double epsilon,
    boolean amsgrad,
    Convention convention)
    implements ElementwiseOptimizer {

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
    this(Schedule.constant(learningRate), 0.9, 0.999, 1e-7, false, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static Adam defaults() {
    return new Adam(0.001);
  }

  /// @return the defaults and form of PyTorch: epsilon 1e-8 beside the corrected root
  public static Adam likePyTorch() {
    return new Adam(Schedule.constant(0.001), 0.9, 0.999, 1e-8, false, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "adam";
  }

  @Override
  public Adam withLearningRate(Schedule schedule) {
    return new Adam(schedule, beta1, beta2, epsilon, amsgrad, convention);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta1
  public Adam withBeta1(double decay) {
    return new Adam(learningRate, decay, beta2, epsilon, amsgrad, convention);
  }

  /// @param decay of the mean square
  /// @return this optimizer with that beta2
  public Adam withBeta2(double decay) {
    return new Adam(learningRate, beta1, decay, epsilon, amsgrad, convention);
  }

  /// @param addend to the root
  /// @return this optimizer with that epsilon
  public Adam withEpsilon(double addend) {
    return new Adam(learningRate, beta1, beta2, addend, amsgrad, convention);
  }

  /// @param largest whether the largest mean square so far counts
  /// @return this optimizer with or without it
  public Adam withAmsgrad(boolean largest) {
    return new Adam(learningRate, beta1, beta2, epsilon, largest, convention);
  }

  @Override
  public Formula update() {
    return update(kind(), 0);
  }

  /// The same for [AdamW], whose weights also decay.
  Formula update(String name, double weightDecay) {
    var adam = Formula.named(name);
    var weight = adam.input("weight");
    var gradient = adam.input("gradient");
    var learningRate = adam.scalar("learningRate");
    var step = adam.scalar("step");

    Expr beta = Moments.momentum(adam, learningRate(), beta1);
    Expr m = Moments.average(beta, adam.input("m"), gradient);
    Expr v = Moments.average(beta2, adam.input("v"), gradient.squared());
    adam.output("m", m).output("v", v);
    Expr square = v;
    if (amsgrad) {
      square = adam.input("vMax").max(v);
      adam.output("vMax", square);
    }
    Expr correction = Moments.seen(beta2, step).sqrt();
    Expr root = square.sqrt();
    Expr move =
        switch (convention) {
          case KERAS ->
              learningRate
                  .times(correction)
                  .dividedBy(Moments.seen(beta, step))
                  .times(m)
                  .dividedBy(root.plus(epsilon));
          case PYTORCH ->
              learningRate
                  .dividedBy(Moments.seen(beta, step))
                  .times(m)
                  .dividedBy(root.dividedBy(correction).plus(epsilon));
        };
    Expr decayed = Moments.decayed(weight, weightDecay, learningRate);
    return adam.output("weight", decayed.minus(move)).build();
  }
}
