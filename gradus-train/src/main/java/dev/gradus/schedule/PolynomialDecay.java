package dev.gradus.schedule;

/// A rate that goes from one value to another along a power of the time that is left.
///
/// ```
/// rate(step) = (initialLearningRate - endLearningRate) * (1 - min(step, decaySteps) / decaySteps)^power
///              + endLearningRate
/// ```
///
/// With `cycle` it does not stay at the end: behind every multiple of `decaySteps` the time is
/// stretched to the next, `decaySteps * ceil(step / decaySteps)`, and the rate jumps up again, each
/// time to less.
///
/// As Keras's `PolynomialDecay`.
///
/// Source: Keras 3, `optimizers/schedules`, PolynomialDecay.
///
/// @param initialLearningRate rate of the first step, greater than 0
/// @param decaySteps steps to the end, at least 1
/// @param endLearningRate rate from there on, at least 0 and another one; default 0.0001
/// @param power 1 for a straight line, more to fall fast first; greater than 0; default 1
/// @param cycle whether to start again behind the end; default false
public record PolynomialDecay(
    double initialLearningRate,
    long decaySteps,
    double endLearningRate,
    double power,
    boolean cycle)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public PolynomialDecay {
    Ranges.requirePositive("PolynomialDecay", "initialLearningRate", initialLearningRate);
    Ranges.requireSteps("PolynomialDecay", "decaySteps", decaySteps);
    Ranges.requireRate("PolynomialDecay", "endLearningRate", endLearningRate);
    Ranges.requireChange("PolynomialDecay", initialLearningRate, endLearningRate);
    Ranges.requirePositive("PolynomialDecay", "power", power);
  }

  /// A straight line to 0.0001.
  ///
  /// @param initialLearningRate rate of the first step
  /// @param decaySteps steps to the end
  public PolynomialDecay(double initialLearningRate, long decaySteps) {
    this(initialLearningRate, decaySteps, 0.0001, 1, false);
  }

  /// @param rate at the end
  /// @return this schedule with that end
  public PolynomialDecay withEndLearningRate(double rate) {
    return new PolynomialDecay(initialLearningRate, decaySteps, rate, power, cycle);
  }

  /// @param exponent of the time that is left
  /// @return this schedule with that power
  public PolynomialDecay withPower(double exponent) {
    return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, exponent, cycle);
  }

  /// @param again whether to start again behind the end
  /// @return this schedule with or without cycles
  public PolynomialDecay withCycle(boolean again) {
    return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, power, again);
  }

  @Override
  public double at(long step) {
    double left = 1 - done(step);
    return (initialLearningRate - endLearningRate) * Math.pow(left, power) + endLearningRate;
  }

  private double done(long step) {
    if (!cycle) {
      return (double) Math.min(step, decaySteps) / decaySteps;
    }
    long cycles = Math.max(1, Math.ceilDiv(step, decaySteps));
    return (double) step / ((double) decaySteps * cycles);
  }
}
