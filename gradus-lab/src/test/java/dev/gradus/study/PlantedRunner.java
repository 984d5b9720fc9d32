package dev.gradus.study;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.Shape;
import dev.gradus.history.History;
import dev.gradus.model.Sequential;
import dev.gradus.run.RunResult;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Trains nothing: the last epoch's validation accuracy is a function of the spec.
final class PlantedRunner implements TrialRunner {

  private final Function<TrainSpec, Double> accuracy;
  private final List<TrainSpec> runs = new ArrayList<>();

  /// @param accuracy after the last epoch; may throw as training does
  PlantedRunner(Function<TrainSpec, Double> accuracy) {
    this.accuracy = accuracy;
  }

  /// What was run, in order.
  List<TrainSpec> runs() {
    return runs;
  }

  @Override
  public void check(TrainSpec spec) {
    ((Sequential) spec.model()).withInput(Shape.of(4)).build(1, true);
  }

  @Override
  public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
    runs.add(spec);
    listener.accept(
        new TrainEvent.TrainingStarted(
            1, 2, 1, spec.fit().batchSize(), 64, spec.fit().seed(), "planted"));
    SequencedMap<String, Double> first = metrics(0.5);
    listener.accept(new TrainEvent.EpochFinished(1, first, 0.001, 0.25, 100));
    SequencedMap<String, Double> last = metrics(accuracy.apply(spec));
    listener.accept(new TrainEvent.EpochFinished(2, last, 0.001, 0.25, 100));
    listener.accept(new TrainEvent.TrainingFinished(2, 0.5, "all epochs done", 2));
    History history = History.empty().plus(first).plus(last);
    return new RunResult(Optional.empty(), history, 2, 8, 0.5, 25, spec.fit().seed(), 1);
  }

  private static SequencedMap<String, Double> metrics(double validationAccuracy) {
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", 1 - validationAccuracy);
    metrics.put("validationLoss", 2 - validationAccuracy);
    metrics.put("validationAccuracy", validationAccuracy);
    return metrics;
  }
}
