package dev.gradus.schedule;

import java.util.Optional;

/// The learning rate as a function of training time. Pure: the same step always gives the same
/// rate, so that a run resumed at any step goes on exactly as if it had never stopped.
///
/// Open for users: a schedule of one's own is one method.
@FunctionalInterface
public interface Schedule {

  /// The rate of one update.
  ///
  /// @param step how many updates were made before this one: 0 for the first, as Keras counts
  /// @return the learning rate, finite and at least 0
  double at(long step);

  /// What moves beside the rate: the `momentum` of [dev.gradus.optimizer.Sgd], the `beta1` of
  /// [dev.gradus.optimizer.Adam] and [dev.gradus.optimizer.AdamW], in place of their own. Training
  /// refuses it beside other optimizers, unless one of your own reads the scalar `momentum`.
  ///
  /// @return the momentum step by step, in [0, 1); empty, as usual, if it stays as it is
  default Optional<Schedule> momentum() {
    return Optional.empty();
  }

  /// @param learningRate the same at every step, finite and at least 0
  /// @return a schedule that never changes
  static Schedule constant(double learningRate) {
    return new Constant(learningRate);
  }

  /// @param steps of a straight rise from 0, at least 1
  /// @return this schedule, begun after that rise
  default Schedule withWarmUp(long steps) {
    return new WarmUp(this, steps);
  }

  /// Draws the rate over a run with letters, 64 columns wide, for terminals and logs. Figures are
  /// drawn by `ScheduleCharts` of the reports.
  ///
  /// @param steps of the run, at least 1
  /// @return lines that line up
  /// @throws dev.gradus.core.ConfigException if there are no steps
  default String plot(long steps) {
    return new SchedulePlot(this, steps).text();
  }
}
