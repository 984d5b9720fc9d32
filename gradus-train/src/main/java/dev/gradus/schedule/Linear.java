package dev.gradus.schedule;

/// A rate that goes straight from one value to another, down or up, and stays there.
///
/// ```
/// rate(step) = initialLearningRate
///              + (endLearningRate - initialLearningRate) * min(step, decaySteps) / decaySteps
/// ```
///
/// PyTorch's `LinearLR`, which gives both ends as factors of the optimizer's rate. The same line as
/// a [PolynomialDecay] of power 1, which must not begin at 0.
///
/// Source: PyTorch, `torch.optim.lr_scheduler.LinearLR`.
///
/// @param initialLearningRate rate of the first step, at least 0
/// @param decaySteps steps to the end, at least 1
/// @param endLearningRate rate from there on, at least 0 and another one; default 0
public record Linear(double initialLearningRate, long decaySteps, double endLearningRate)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public Linear {
    Ranges.requireRate("Linear", "initialLearningRate", initialLearningRate);
    Ranges.requireSteps("Linear", "decaySteps", decaySteps);
    Ranges.requireRate("Linear", "endLearningRate", endLearningRate);
    Ranges.requireChange("Linear", initialLearningRate, endLearningRate);
  }

  /// Down to 0.
  ///
  /// @param initialLearningRate rate of the first step
  /// @param decaySteps steps to the end
  public Linear(double initialLearningRate, long decaySteps) {
    this(initialLearningRate, decaySteps, 0);
  }

  @Override
  public double at(long step) {
    return step >= decaySteps
        ? endLearningRate
        : between(initialLearningRate, endLearningRate, (double) step / decaySteps);
  }

  static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
