package dev.gradus.study;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.kernels.Backend;
import dev.gradus.run.RunResult;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import java.util.function.Consumer;

/// Trains in memory, without a run folder; data are loaded once for all runs.
///
/// @param backend what computes; stays open as long as this
/// @param data shared by all runs
public record TrainingRunner(Backend backend, SharedData data) implements TrialRunner {

  @Override
  public void check(TrainSpec spec) {
    TrainRun.of(spec, data);
  }

  @Override
  public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
    return TrainRun.of(spec, data).train(backend, Callback.onEvent(listener));
  }
}
