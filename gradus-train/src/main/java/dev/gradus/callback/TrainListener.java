package dev.gradus.callback;

/// Is told what happens in one run, on the run's own thread: training waits until it returns.
@FunctionalInterface
public interface TrainListener {

  /// @param event what happened
  void on(TrainEvent event);
}
