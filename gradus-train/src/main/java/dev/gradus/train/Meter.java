package dev.gradus.train;

import dev.gradus.core.Shape;
import dev.gradus.history.History;
import dev.gradus.metric.MetricState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Loss and metrics over one pass through data, each sample with the same weight.
final class Meter {

  static final String LOSS = History.LOSS;

  private final List<String> names;
  private final MetricState[] states;
  private double lossSum;
  private long samples;

  /// @param trainer whose metrics are measured
  /// @param prediction shape of one prediction, without the batch axis
  /// @param target shape of one target, without the batch axis
  Meter(Trainer trainer, Shape prediction, Shape target) {
    this.names = trainer.metrics().stream().map(metric -> metric.name()).toList();
    this.states =
        trainer.metrics().stream()
            .map(metric -> metric.start(prediction, target))
            .toArray(MetricState[]::new);
  }

  /// Takes the batch into account that the plan has just run.
  void add(StepPlan step, int batch) {
    lossSum += (double) step.loss().get(0) * batch;
    samples += batch;
    for (MetricState state : states) {
      state.update(step.prediction(), step.target(), batch);
    }
  }

  double loss() {
    return samples == 0 ? Double.NaN : lossSum / samples;
  }

  long samples() {
    return samples;
  }

  /// Loss and metrics by name.
  SequencedMap<String, Double> results() {
    SequencedMap<String, Double> results = new LinkedHashMap<>();
    results.put(LOSS, loss());
    for (int i = 0; i < states.length; i++) {
      results.put(names.get(i), states[i].result());
    }
    return results;
  }

  void reset() {
    lossSum = 0;
    samples = 0;
    for (MetricState state : states) {
      state.reset();
    }
  }
}
