package dev.gradus.schedule;

/// A rate that falls by the same factor every so many steps.
///
/// ```
/// rate(step) = initialLearningRate * decayRate^floor(step / decaySteps)
/// ```
///
/// PyTorch's `StepLR`, whose `step_size` are `decaySteps` and whose `gamma` is `decayRate`; there
/// steps are mostly epochs. The same as an [ExponentialDecay] with staircase, but for the default.
///
/// Source: PyTorch, `torch.optim.lr_scheduler.StepLR`.
///
/// @param initialLearningRate rate of the first step, greater than 0
/// @param decaySteps steps from one fall to the next, at least 1
/// @param decayRate the factor, greater than 0; default 0.1
public record StepDecay(double initialLearningRate, long decaySteps, double decayRate)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public StepDecay {
    Ranges.requirePositive("StepDecay", "initialLearningRate", initialLearningRate);
    Ranges.requireSteps("StepDecay", "decaySteps", decaySteps);
    Ranges.requirePositive("StepDecay", "decayRate", decayRate);
  }

  /// To a tenth every time.
  ///
  /// @param initialLearningRate rate of the first step
  /// @param decaySteps steps from one fall to the next
  public StepDecay(double initialLearningRate, long decaySteps) {
    this(initialLearningRate, decaySteps, 0.1);
  }

  @Override
  public double at(long step) {
    return initialLearningRate * Math.pow(decayRate, (double) Math.floorDiv(step, decaySteps));
  }
}
