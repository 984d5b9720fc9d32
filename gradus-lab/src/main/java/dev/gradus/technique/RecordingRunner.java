package dev.gradus.technique;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.kernels.Backend;
import dev.gradus.run.RunResult;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.Trial;
import dev.gradus.study.TrialRunner;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Trains in memory and keeps what a history does not: the loss of every update, and what was
/// measured within epochs.
final class RecordingRunner implements TrialRunner {

  private final Backend backend;
  private final SharedData data;
  private final OptionalLong updates;
  private final Map<TrainSpec, Recorder> recorders = new ConcurrentHashMap<>();

  private RecordingRunner(Backend backend, SharedData data, OptionalLong updates) {
    this.backend = backend;
    this.data = data;
    this.updates = updates;
  }

  static RecordingRunner on(Workbench bench) {
    return new RecordingRunner(bench.backend(), bench.data(), OptionalLong.empty());
  }

  /// @param updates after which every run ends, wherever in an epoch that is
  static RecordingRunner on(Workbench bench, long updates) {
    return new RecordingRunner(bench.backend(), bench.data(), OptionalLong.of(updates));
  }

  @Override
  public void check(TrainSpec spec) {
    TrainRun.of(spec, data);
  }

  @Override
  public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
    Recorder recorder = new Recorder(updates);
    recorders.put(spec, recorder);
    return TrainRun.of(spec, data).train(backend, Callback.onEvent(listener), recorder);
  }

  /// The loss of each update of a run; empty if it was not run here.
  List<Double> losses(ArmTrials arm, Trial trial) {
    return recorder(arm, trial).losses();
  }

  /// What was measured in a run, in order.
  List<Recorder.Point> points(ArmTrials arm, Trial trial) {
    return recorder(arm, trial).points();
  }

  private Recorder recorder(ArmTrials arm, Trial trial) {
    TrainSpec spec = arm.spec();
    return recorders.getOrDefault(
        spec.withFit(spec.fit().withSeed(trial.seed())), new Recorder(updates));
  }
}
