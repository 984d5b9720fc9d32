package dev.gradus.callback;

/// Ends a run whose loss is not finite in peace, with the weights before that step.
///
/// Without it such a run fails with an exception. With it the run is finished, a model is saved,
/// and the reason tells where the first number that is not finite arose; the unfinished epoch is
/// measured and counted as it stands.
///
/// Differences: Keras's `TerminateOnNaN` stops after the step, when the weights are lost.
public record TerminateOnNaN() implements Callback {

  @Override
  public TrainListener start(TrainControl control) {
    return event -> {
      if (event instanceof TrainEvent.Diverged diverged) {
        control.stop(diverged.message());
      }
    };
  }
}
