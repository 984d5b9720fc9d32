package dev.gradus.optimizer;

import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;

/// How a weight moves when its gradient is known: one [Formula], applied at every element of every
/// trainable weight.
///
/// An optimizer is configuration only; one value can serve many networks at once. What it remembers
/// between steps, its *slots*, lives with the weights: the formula reads a slot as an input and
/// writes it as the output of the same name. A slot of the weight `dense/kernel` is the variable
/// `dense/kernel/adam/m`.
///
/// Open for users: a formula of one's own runs as one fused pass over weight, gradient and slots
/// like the built-in ones.
public interface Optimizer {

  /// @return the name of this method in files and variable names, for example `adam`
  String kind();

  /// @return the learning rate, step by step
  Schedule learningRate();

  /// @param schedule the new learning rate
  /// @return this optimizer with that rate and all else unchanged
  Optimizer withLearningRate(Schedule schedule);

  /// The update of one element.
  ///
  /// Inputs: `weight`, `gradient`, then the slots. Scalars, each only if used: `learningRate`,
  /// `step` (counted from 1). Outputs: `weight` and every slot.
  ///
  /// @return the formula
  Formula update();

  /// @param slot one of the formula's slots
  /// @return what it holds before the first step; 0 unless an optimizer says otherwise
  default double initialValue(String slot) {
    return 0;
  }
}
