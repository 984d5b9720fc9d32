package dev.gradus.train;

import dev.gradus.core.ConfigException;
import dev.gradus.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The learning rate of a run: that of the optimizer's schedule, changed by what listeners say.
final class RunRate {

  private final Schedule schedule;
  private final List<DoubleUnaryOperator> changes = new ArrayList<>();

  RunRate(Schedule schedule) {
    this.schedule = schedule;
  }

  /// @return the number of one more listener, which changes nothing yet
  int join() {
    changes.add(DoubleUnaryOperator.identity());
    return changes.size() - 1;
  }

  void change(int listener, DoubleUnaryOperator change) {
    changes.set(listener, change);
  }

  /// The rate of the optimizer.
  ///
  /// @param step updates made before
  double at(long step) {
    return at(schedule, step);
  }

  /// The rate of a group of weights, which listeners change in the same way.
  ///
  /// @param own the group's schedule
  /// @param step updates made before
  /// @throws ConfigException if it is negative or not finite
  double at(Schedule own, long step) {
    double rate = own.at(step);
    for (int i = 0; i < changes.size(); i++) {
      rate = changes.get(i).applyAsDouble(rate);
    }
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "Schedule: the learningRate after %d steps must be at least 0 and finite, got %s."
              .formatted(step, rate));
    }
    return rate;
  }
}
