package dev.gradus.schedule;

/// A rate that is multiplied by the same factor again and again.
///
/// ```
/// rate(step) = initialLearningRate * decayRate^(step / decaySteps)
/// ```
///
/// With `staircase` the exponent is rounded down, so that the rate falls only every `decaySteps`
/// steps, at the step that is a multiple of them.
///
/// As Keras's `ExponentialDecay`. PyTorch's `ExponentialLR(gamma)`, stepped once an epoch, is
/// `decayRate = gamma`, `decaySteps` the steps of an epoch, with staircase.
///
/// Source: Keras 3, `optimizers/schedules`, ExponentialDecay.
///
/// @param initialLearningRate rate of the first step, greater than 0
/// @param decaySteps steps from one multiplication to the next, at least 1
/// @param decayRate the factor, greater than 0; above 1 the rate grows
/// @param staircase whether the rate stays as it is in between; default false
public record ExponentialDecay(
    double initialLearningRate, long decaySteps, double decayRate, boolean staircase)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public ExponentialDecay {
    Ranges.requirePositive("ExponentialDecay", "initialLearningRate", initialLearningRate);
    Ranges.requireSteps("ExponentialDecay", "decaySteps", decaySteps);
    Ranges.requirePositive("ExponentialDecay", "decayRate", decayRate);
  }

  /// Without staircase.
  ///
  /// @param initialLearningRate rate of the first step
  /// @param decaySteps steps from one multiplication to the next
  /// @param decayRate the factor
  public ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate) {
    this(initialLearningRate, decaySteps, decayRate, false);
  }

  /// @param stairs whether the rate stays as it is between multiples of `decaySteps`
  /// @return this schedule with or without staircase
  public ExponentialDecay withStaircase(boolean stairs) {
    return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, stairs);
  }

  @Override
  public double at(long step) {
    double decays =
        staircase ? (double) Math.floorDiv(step, decaySteps) : (double) step / decaySteps;
    return initialLearningRate * Math.pow(decayRate, decays);
  }
}
