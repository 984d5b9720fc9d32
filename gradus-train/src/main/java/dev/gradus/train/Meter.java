package dev.gradus.train;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.history.History;
import dev.gradus.metric.Metric;
import dev.gradus.metric.MetricState;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Losses and metrics over one pass through data, each sample with the same weight. Where there are
/// several outputs, what belongs to one is named after it: `digit_loss`, `digit_accuracy`.
final class Meter {

  static final String LOSS = History.LOSS;

  private final List<String> lossNames;
  private final double[] lossSums;
  private final List<Measured> measured = new ArrayList<>();
  private double lossSum;
  private long samples;

  /// @param trainer whose metrics are measured
  /// @param targets shape of one target, without the batch axis, for each output
  Meter(Trainer trainer, List<Shape> targets) {
    SequencedMap<String, Shape> predictions = trainer.model().outputShapes();
    boolean several = predictions.size() > 1;
    this.lossNames =
        several ? predictions.keySet().stream().map(name -> name + "_" + LOSS).toList() : List.of();
    this.lossSums = new double[lossNames.size()];
    List<Shape> shapes = List.copyOf(predictions.values());
    int output = 0;
    for (String name : predictions.keySet()) {
      for (Metric metric : trainer.metrics().of(name)) {
        measured.add(
            new Measured(
                several ? name + "_" + metric.name() : metric.name(),
                output,
                metric.start(shapes.get(output), targets.get(output))));
      }
      output++;
    }
  }

  /// Takes the batch into account that the plan has just run.
  void add(StepPlan step, int batch) {
    lossSum += (double) step.loss().get(0) * batch;
    for (int i = 0; i < lossSums.length; i++) {
      lossSums[i] += (double) step.losses().get(i).get(0) * batch;
    }
    samples += batch;
    for (Measured each : measured) {
      each.state.update(
          step.predictions().get(each.output), step.targets().get(each.output), batch);
    }
  }

  double loss() {
    return mean(lossSum);
  }

  private double mean(double sum) {
    return samples == 0 ? Double.NaN : sum / samples;
  }

  long samples() {
    return samples;
  }

  /// Losses and metrics by name.
  SequencedMap<String, Double> results() {
    SequencedMap<String, Double> results = new LinkedHashMap<>();
    results.put(LOSS, loss());
    for (int i = 0; i < lossSums.length; i++) {
      results.put(lossNames.get(i), mean(lossSums[i]));
    }
    measured.forEach(each -> results.put(each.name, each.state.result()));
    return results;
  }

  void reset() {
    lossSum = 0;
    Arrays.fill(lossSums, 0);
    samples = 0;
    measured.forEach(each -> each.state.reset());
  }

  /// Everything seen, as numbers: samples, losses, and for each metric how many numbers it keeps
  /// and those.
  double[] state() {
    List<double[]> metrics = measured.stream().map(each -> each.state.state()).toList();
    DoubleBuffer kept =
        DoubleBuffer.allocate(
            2 + lossSums.length + metrics.stream().mapToInt(each -> 1 + each.length).sum());
    kept.put((double) samples).put(lossSum).put(lossSums);
    metrics.forEach(each -> kept.put(each.length).put(each));
    return kept.array();
  }

  /// Takes up where a meter of the same trainer and targets stood.
  ///
  /// @param state what [#state] gave
  /// @throws DataException if the numbers cannot be those of such a meter
  void restore(double[] state) {
    DoubleBuffer kept = DoubleBuffer.wrap(state);
    samples = (long) take(kept, 1)[0];
    lossSum = take(kept, 1)[0];
    System.arraycopy(take(kept, lossSums.length), 0, lossSums, 0, lossSums.length);
    for (Measured each : measured) {
      each.state.restore(take(kept, take(kept, 1)[0]));
    }
    if (kept.hasRemaining()) {
      throw mismatch(state.length);
    }
  }

  private static double[] take(DoubleBuffer kept, double count) {
    if (!(count >= 0 && count <= kept.remaining())) {
      throw mismatch(kept.capacity());
    }
    double[] taken = new double[(int) count];
    kept.get(taken);
    return taken;
  }

  private static DataException mismatch(int length) {
    return new DataException(
        "Losses and metrics: the %d numbers kept in the middle of an epoch are not those of this trainer. Go on with the metrics and outputs that the run had."
            .formatted(length));
  }

  /// @param name of the result
  /// @param output number of the output
  /// @param state what was seen
  private record Measured(String name, int output, MetricState state) {}
}
