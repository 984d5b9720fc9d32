package dev.gradus.schedule;

/// A rate that falls with one over time.
///
/// ```
/// rate(step) = initialLearningRate / (1 + decayRate * step / decaySteps)
/// ```
///
/// With `staircase` the quotient `step / decaySteps` is rounded down.
///
/// As Keras's `InverseTimeDecay`.
///
/// Source: Keras 3, `optimizers/schedules`, InverseTimeDecay.
///
/// @param initialLearningRate rate of the first step, greater than 0
/// @param decaySteps the unit of time in steps, at least 1
/// @param decayRate how much the divisor grows in that time, greater than 0
/// @param staircase whether the rate stays as it is between multiples of `decaySteps`; default
///   false
public record InverseTimeDecay(
    double initialLearningRate, long decaySteps, double decayRate, boolean staircase)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public InverseTimeDecay {
    Ranges.requirePositive("InverseTimeDecay", "initialLearningRate", initialLearningRate);
    Ranges.requireSteps("InverseTimeDecay", "decaySteps", decaySteps);
    Ranges.requirePositive("InverseTimeDecay", "decayRate", decayRate);
  }

  /// Without staircase.
  ///
  /// @param initialLearningRate rate of the first step
  /// @param decaySteps the unit of time in steps
  /// @param decayRate how much the divisor grows in that time
  public InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate) {
    this(initialLearningRate, decaySteps, decayRate, false);
  }

  /// @param stairs whether the rate stays as it is between multiples of `decaySteps`
  /// @return this schedule with or without staircase
  public InverseTimeDecay withStaircase(boolean stairs) {
    return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, stairs);
  }

  @Override
  public double at(long step) {
    double time = staircase ? (double) Math.floorDiv(step, decaySteps) : (double) step / decaySteps;
    return initialLearningRate / (1 + decayRate * time);
  }
}
