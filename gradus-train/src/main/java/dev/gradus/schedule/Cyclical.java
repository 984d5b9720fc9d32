package dev.gradus.schedule;

import dev.gradus.core.ConfigException;

/// A rate that goes up and down in straight lines, again and again.
///
/// ```
/// cycle      = floor(1 + step / (2 * stepSize))
/// x          = |step / stepSize - 2 * cycle + 1|
/// rate(step) = baseLearningRate + (maxLearningRate - baseLearningRate) * (1 - x) * scale
/// scale      = 1                    mode triangular
///            = 1 / 2^(cycle - 1)    mode triangular2
///            = gamma^step           mode exp-range
/// ```
///
/// As PyTorch's `CyclicLR` with a `step_size_up` of `stepSize` and none for the way down, which may
/// move the momentum too where this one does not.
///
/// Source: L. Smith, "Cyclical learning rates for training neural networks", 2017,
/// arXiv:1506.01186, section 3.
///
/// @param baseLearningRate rate of the first step and after every fall, at least 0
/// @param maxLearningRate rate at the first top, greater than the base
/// @param stepSize steps of a rise or a fall, at least 1
/// @param mode how the tops sink; default triangular, not at all
/// @param gamma factor of the tops at every step, in (0, 1) in mode exp-range; 1, its default, in
///   the others
public record Cyclical(
    double baseLearningRate, double maxLearningRate, long stepSize, Mode mode, double gamma)
    implements Schedule {

  /// How the tops sink.
  public enum Mode {
    /// not at all
    TRIANGULAR,
    /// by half from cycle to cycle
    TRIANGULAR2,
    /// by `gamma` at every step
    EXP_RANGE
  }

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range, or mode and gamma contradict
  public Cyclical {
    Ranges.requireRate("Cyclical", "baseLearningRate", baseLearningRate);
    Ranges.requirePositive("Cyclical", "maxLearningRate", maxLearningRate);
    if (maxLearningRate <= baseLearningRate) {
      throw new ConfigException(
          "Cyclical: maxLearningRate must be greater than baseLearningRate %s, got %s."
              .formatted(baseLearningRate, maxLearningRate));
    }
    Ranges.requireSteps("Cyclical", "stepSize", stepSize);
    if (mode == Mode.EXP_RANGE && !(gamma > 0 && gamma < 1)) {
      throw new ConfigException(
          "Cyclical: gamma must be in (0, 1) in mode exp-range, got %s.".formatted(gamma));
    }
    if (mode != Mode.EXP_RANGE && gamma != 1) {
      throw new ConfigException(
          "Cyclical: gamma is %s, but only mode exp-range uses it. Leave it out or set that mode."
              .formatted(gamma));
    }
  }

  /// Every top as high as the first.
  ///
  /// @param baseLearningRate rate of the first step and after every fall
  /// @param maxLearningRate rate at the tops
  /// @param stepSize steps of a rise or a fall
  public Cyclical(double baseLearningRate, double maxLearningRate, long stepSize) {
    this(baseLearningRate, maxLearningRate, stepSize, Mode.TRIANGULAR, 1);
  }

  /// @return this schedule with tops that sink by half from cycle to cycle
  public Cyclical triangular2() {
    return new Cyclical(baseLearningRate, maxLearningRate, stepSize, Mode.TRIANGULAR2, 1);
  }

  /// @param factor of the tops at every step, in (0, 1)
  /// @return this schedule with tops that sink by that
  public Cyclical expRange(double factor) {
    return new Cyclical(baseLearningRate, maxLearningRate, stepSize, Mode.EXP_RANGE, factor);
  }

  @Override
  public double at(long step) {
    long lines = step / stepSize;
    double share = (double) (step % stepSize) / stepSize;
    double height = lines % 2 == 0 ? share : 1 - share;
    double scale =
        switch (mode) {
          case TRIANGULAR -> 1;
          case TRIANGULAR2 -> Math.pow(0.5, (double) Math.floorDiv(lines, 2L));
          case EXP_RANGE -> Math.pow(gamma, (double) step);
        };
    return Linear.between(baseLearningRate, maxLearningRate, height * scale);
  }
}
