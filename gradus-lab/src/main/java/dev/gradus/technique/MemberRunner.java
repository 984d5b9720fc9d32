package dev.gradus.technique;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.run.RunResult;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.TrialRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Trains a spec; of the baseline four more networks from other seeds, whose outputs on the test
/// part are averaged with those of the first.
final class MemberRunner implements TrialRunner {

  /// Networks whose outputs are averaged.
  static final int MEMBERS = 5;

  /// Far enough apart that no comparison uses the same seeds.
  private static final long SEEDS_APART = 1_000_003;

  private final Workbench bench;
  private final TrainSpec base;
  private final Dataset test;
  private final List<Group> groups = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();

  MemberRunner(Workbench bench, TrainSpec base) {
    this.bench = bench;
    this.base = base;
    this.test = TrainRun.of(base, bench.data()).testData();
  }

  /// Networks that answer together.
  ///
  /// @param together score of the mean of their outputs
  /// @param alone score of each
  /// @param best of them
  record Group(double together, List<Double> alone, double best) {

    double mean() {
      return alone.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
  }

  /// One for each seed of the baseline.
  synchronized List<Group> groups() {
    return List.copyOf(groups);
  }

  /// Scores of all that is not the baseline.
  synchronized List<Double> others() {
    return List.copyOf(others);
  }

  @Override
  public void check(TrainSpec spec) {
    TrainRun.of(spec, bench.data());
  }

  @Override
  public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
    List<float[][]> outputs = new ArrayList<>();
    RunResult result =
        TrainRun.of(spec, bench.data())
            .train(
                bench.backend(),
                List.of(Callback.onEvent(listener)),
                net -> outputs.add(net.predict(test)));
    if (!spec.withFit(base.fit()).equals(base)) {
      synchronized (this) {
        others.add(score(outputs.getFirst()));
      }
      return result;
    }
    for (int member = 1; member < MEMBERS; member++) {
      long seed = spec.fit().seed() + member * SEEDS_APART;
      TrainRun.of(spec.withFit(spec.fit().withSeed(seed)), bench.data())
          .train(bench.backend(), List.of(), net -> outputs.add(net.predict(test)));
    }
    List<Double> alone = outputs.stream().map(this::score).toList();
    double best = alone.stream().reduce((a, b) -> isBetter(a, b) ? a : b).orElse(Double.NaN);
    synchronized (this) {
      groups.add(new Group(score(mean(outputs)), alone, best));
    }
    return result;
  }

  boolean higherIsBetter() {
    return test.target() instanceof ClassTarget;
  }

  boolean isBetter(double a, double b) {
    return higherIsBetter() ? a > b : a < b;
  }

  /// What is scored, in words.
  String score() {
    return higherIsBetter() ? "accuracy" : "root mean squared error";
  }

  String shown(double value) {
    return higherIsBetter() ? Wording.percent(value) : Wording.number(value);
  }

  String difference(double value) {
    return higherIsBetter() ? Wording.points(value) : Wording.number(value);
  }

  private static float[][] mean(List<float[][]> outputs) {
    float[][] mean = new float[outputs.getFirst().length][outputs.getFirst()[0].length];
    for (float[][] output : outputs) {
      for (int sample = 0; sample < mean.length; sample++) {
        for (int i = 0; i < mean[sample].length; i++) {
          mean[sample][i] += output[sample][i] / outputs.size();
        }
      }
    }
    return mean;
  }

  private double score(float[][] output) {
    double sum = 0;
    for (int sample = 0; sample < output.length; sample++) {
      sum += higherIsBetter() ? hit(output[sample], sample) : squares(output[sample], sample);
    }
    return higherIsBetter() ? sum / output.length : Math.sqrt(sum / output.length);
  }

  private double hit(float[] output, int sample) {
    int answer = output.length == 1 && output[0] > 0.5f ? 1 : 0;
    for (int i = 1; i < output.length; i++) {
      answer = output[i] > output[answer] ? i : answer;
    }
    return answer == test.label(sample) ? 1 : 0;
  }

  private double squares(float[] output, int sample) {
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      double error = output[i] - test.targetValue(sample, i);
      sum += error * error / output.length;
    }
    return sum;
  }
}
