package dev.gradus.optimizer;

import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// AdamW: [Adam], with every weight drawn towards 0 by a share of itself that does not pass through
/// Adam's averages.
///
/// ```
/// weight = weight - learningRate * weightDecay * weight
/// weight = weight - (Adam's move)
/// ```
///
/// Every trainable weight decays, biases and the scales of normalizing layers too, as in Keras and
/// PyTorch.
///
/// Differences: Keras and PyTorch agree on the decay; as in both it shrinks with the learning rate,
/// while the paper gives it a schedule of its own. For the place of epsilon see [Adam].
///
/// Source: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", 2019,
/// arXiv:1711.05101, algorithm 2.
///
/// @param learningRate upper bound of a usual move, step by step; default 0.001
/// @param beta1 decay of the mean, in `[0, 1)`; default 0.9
/// @param beta2 decay of the mean square, in `[0, 1)`; default 0.999
/// @param epsilon added to the root, greater than 0; default 1e-7
/// @param weightDecay share of a weight that is taken off per unit of learning rate, at least 0;
///   default 0.004
/// @param amsgrad whether the largest mean square so far takes the place of the last; default false
/// @param convention the place of epsilon; default [Convention#KERAS]
public record AdamW(
    Schedule learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    boolean amsgrad,
    Convention convention)
    implements ElementwiseOptimizer {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public AdamW {
    Ranges.requireFraction("AdamW", "beta1", beta1);
    Ranges.requireFraction("AdamW", "beta2", beta2);
    Ranges.requirePositive("AdamW", "epsilon", epsilon);
    Ranges.requireNotNegative("AdamW", "weightDecay", weightDecay);
  }

  /// All else at its default.
  ///
  /// @param learningRate the same at every step
  public AdamW(double learningRate) {
    this(Schedule.constant(learningRate), 0.9, 0.999, 1e-7, 0.004, false, Convention.KERAS);
  }

  /// @return all settings at their defaults
  public static AdamW defaults() {
    return new AdamW(0.001);
  }

  /// @return the defaults and form of PyTorch: epsilon 1e-8 beside the corrected root, weightDecay
  ///   0.01
  public static AdamW likePyTorch() {
    return new AdamW(Schedule.constant(0.001), 0.9, 0.999, 1e-8, 0.01, false, Convention.PYTORCH);
  }

  @Override
  public String kind() {
    return "adamw";
  }

  @Override
  public AdamW withLearningRate(Schedule schedule) {
    return new AdamW(schedule, beta1, beta2, epsilon, weightDecay, amsgrad, convention);
  }

  /// @param decay of the mean
  /// @return this optimizer with that beta1
  public AdamW withBeta1(double decay) {
    return new AdamW(learningRate, decay, beta2, epsilon, weightDecay, amsgrad, convention);
  }

  /// @param decay of the mean square
  /// @return this optimizer with that beta2
  public AdamW withBeta2(double decay) {
    return new AdamW(learningRate, beta1, decay, epsilon, weightDecay, amsgrad, convention);
  }

  /// @param addend to the root
  /// @return this optimizer with that epsilon
  public AdamW withEpsilon(double addend) {
    return new AdamW(learningRate, beta1, beta2, addend, weightDecay, amsgrad, convention);
  }

  /// @param share of a weight per unit of learning rate
  /// @return this optimizer with that weight decay
  public AdamW withWeightDecay(double share) {
    return new AdamW(learningRate, beta1, beta2, epsilon, share, amsgrad, convention);
  }

  /// @param largest whether the largest mean square so far counts
  /// @return this optimizer with or without it
  public AdamW withAmsgrad(boolean largest) {
    return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay, largest, convention);
  }

  @Override
  public Formula update() {
    return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, convention)
        .update(kind(), weightDecay);
  }
}
