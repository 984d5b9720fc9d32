package dev.gradus.callback;

import dev.gradus.schedule.Schedule;

/// Gives each epoch a learning rate of its own, in place of the optimizer's.
///
/// ```
/// rate of all steps of epoch e = schedule.at(e - 1), e counted from 1
/// ```
///
/// ```java
/// new LearningRateScheduler(epochs -> epochs < 10 ? 0.01 : 0.01 * Math.exp(0.1 * (10 - epochs)))
/// ```
///
/// Differences: Keras's `LearningRateScheduler` passes the last rate too; a function of it alone
/// could not be found again by a resumed run.
///
/// @param schedule a function of the number of finished epochs: 0 for the first epoch, as in Keras
public record LearningRateScheduler(Schedule schedule) implements Callback {

  @Override
  public TrainListener start(TrainControl control) {
    return event -> {
      switch (event) {
        case TrainEvent.TrainingStarted started -> set(control, started.firstEpoch() - 1);
        case TrainEvent.EpochFinished finished -> set(control, finished.epoch());
        default -> {}
      }
    };
  }

  private void set(TrainControl control, int finished) {
    double rate = schedule.at(finished);
    control.changeLearningRate(_ -> rate);
  }
}
