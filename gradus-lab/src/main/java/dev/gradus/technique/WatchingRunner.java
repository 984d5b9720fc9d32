package dev.gradus.technique;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.history.History;
import dev.gradus.run.RunResult;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.TrialRunner;
import dev.gradus.train.CompiledModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// Trains as [dev.gradus.study.TrainingRunner] does, and measures more of the network after each
/// epoch; what is measured stands in the history beside the rest.
///
/// @param bench where trials run
/// @param gauge what else is measured
record WatchingRunner(Workbench bench, Gauge gauge) implements TrialRunner {

  /// Measures a network.
  interface Gauge {

    /// @param run that trains the network
    /// @param net as it is after an epoch
    /// @return numbers by name, the same names each time
    Map<String, Double> measure(TrainRun run, CompiledModel net);
  }

  @Override
  public void check(TrainSpec spec) {
    TrainRun.of(spec, bench.data());
  }

  @Override
  public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
    TrainRun run = TrainRun.of(spec, bench.data());
    SequencedMap<String, List<Double>> measured = new LinkedHashMap<>();
    RunResult result =
        run.trainWatched(
            bench.backend(),
            net ->
                Callback.onEvent(event -> {
                  if (event instanceof TrainEvent.EpochFinished) {
                    gauge
                        .measure(run, net)
                        .forEach((name, value) ->
                            measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
                  }
                  listener.accept(event);
                }));
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>(result.history().series());
    series.putAll(measured);
    return new RunResult(
        result.folder(),
        new History(series),
        result.resultEpoch(),
        result.steps(),
        result.seconds(),
        result.parameters(),
        result.seed(),
        result.threads(),
        result.nativeBytes());
  }
}
