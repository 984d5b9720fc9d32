package dev.gradus.schedule;

import dev.gradus.core.ConfigException;
import java.util.Optional;

/// A straight rise in front of any schedule, which begins when the rise has ended.
///
/// ```
/// rate(step) = initialLearningRate + (schedule(0) - initialLearningRate) * step / warmupSteps   for step < warmupSteps
///            = schedule(step - warmupSteps)                                                     from there on
/// ```
///
/// As the `warmup_steps` of Keras's `CosineDecay`, for every schedule. With an initial rate of 0
/// the first update moves nothing.
///
/// Source: P. Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017,
/// arXiv:1706.02677, section 2.2, gradual warm-up.
///
/// @param schedule what follows
/// @param warmupSteps steps of the rise, at least 1
/// @param initialLearningRate rate of the first step, at least 0 and not where the schedule begins;
///   default 0
public record WarmUp(Schedule schedule, long warmupSteps, double initialLearningRate)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public WarmUp {
    Ranges.requireSteps("WarmUp", "warmupSteps", warmupSteps);
    Ranges.requireRate("WarmUp", "initialLearningRate", initialLearningRate);
    if (schedule.at(0) == initialLearningRate) {
      throw new ConfigException(
          "WarmUp: the schedule begins at %s, initialLearningRate is the same, so nothing would warm up. Give another initialLearningRate, or no WarmUp."
              .formatted(initialLearningRate));
    }
  }

  /// Up from 0.
  ///
  /// @param schedule what follows
  /// @param warmupSteps steps of the rise
  public WarmUp(Schedule schedule, long warmupSteps) {
    this(schedule, warmupSteps, 0);
  }

  @Override
  public double at(long step) {
    return step < warmupSteps
        ? Linear.between(initialLearningRate, schedule.at(0), (double) step / warmupSteps)
        : schedule.at(step - warmupSteps);
  }

  /// That of the schedule, at its beginning while the rate rises.
  @Override
  public Optional<Schedule> momentum() {
    return schedule.momentum().map(inner -> step -> inner.at(Math.max(0, step - warmupSteps)));
  }
}
