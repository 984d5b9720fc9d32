package dev.gradus.callback;

/// Is told about every step of a run, on the run's own thread: what it does, every step waits for.
@FunctionalInterface
public interface StepListener {

  /// @param step updates made so far in the whole run, this one included
  /// @param learningRate of this step
  /// @param loss of its batch, before the step
  void on(long step, double learningRate, double loss);
}
