package dev.gradus.optimizer;

import dev.gradus.schedule.Schedule;

/// How a weight moves when its gradient is known. An optimizer is configuration only; one value can
/// serve many networks at once. What it remembers between steps, its *slots*, lives with the
/// weights: the slot `m` of the weight `dense/kernel` is the variable `dense/kernel/adam/m`.
///
/// Open for users. Most methods do the same at every element of a weight: those implement
/// [ElementwiseOptimizer], which asks for one formula. Methods that look at a weight as a whole, at
/// its norm or its rows, build ops.
public interface Optimizer {

  /// @return the name of this method in files and variable names, for example `adam`
  String kind();

  /// @return the learning rate, step by step
  Schedule learningRate();

  /// @param schedule the new learning rate
  /// @return this optimizer with that rate and all else unchanged
  Optimizer withLearningRate(Schedule schedule);

  /// Adds to a training step what moves one weight.
  ///
  /// @param context the weight, its gradient, its slots, and where ops go
  void build(UpdateContext context);
}
