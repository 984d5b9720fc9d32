package dev.gradus.study;

import dev.gradus.history.History;
import dev.gradus.metric.Accuracy;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Results without runs: numbers as if runs had given them.
final class Planted {

  static final Kinds KINDS = Kinds.standard();

  private Planted() {}

  /// A small spec, validated on the test part.
  static TrainSpec spec() {
    return TrainSpec.parse(
            """
            data: mnist
            model: [{dense: 3}, {dense: {units: 10, activation: softmax}}]
            loss: categorical-crossentropy
            optimizer: adam
            fit: {epochs: 2}
            """,
            "spec.yaml",
            KINDS)
        .withMetrics(new Accuracy());
  }

  /// Judges validation accuracies of a baseline and arms, named arm 1, arm 2, …; NaN is a failed
  /// run.
  static ComparisonResult result(double[] baseline, double[]... arms) {
    return result(Objective.ACCURACY, baseline, arms);
  }

  static ComparisonResult result(Objective objective, double[] baseline, double[]... arms) {
    List<ArmTrials> runs = new ArrayList<>(List.of(trials(Arm.BASELINE, "", baseline)));
    List<Arm> named = new ArrayList<>();
    for (int i = 0; i < arms.length; i++) {
      Arm arm = Arm.of("arm " + (i + 1), "fit.batchSize=" + (i + 1));
      named.add(arm);
      runs.add(trials(arm.name(), arm.patch().toString(), arms[i]));
    }
    Comparison comparison =
        Comparison.of(spec(), named).withSeeds(baseline.length).withObjective(objective);
    return new Judge(comparison, runs).judge(new Setting("planted", Duration.ofSeconds(9)));
  }

  /// The values with the given differences added, seed by seed.
  static double[] plus(double[] baseline, double... differences) {
    return IntStream.range(0, baseline.length)
        .mapToDouble(i -> baseline[i] + differences[i])
        .toArray();
  }

  static double[] nines(int seeds) {
    double[] values = new double[seeds];
    Arrays.fill(values, 0.9);
    return values;
  }

  private static ArmTrials trials(String name, String patch, double[] values) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      trials.add(
          new Trial(
              i + 1,
              values[i],
              History.empty(),
              1.5 + i,
              25,
              Double.isNaN(values[i])
                  ? Optional.of("epoch 1, step 3: loss is NaN.")
                  : Optional.empty()));
    }
    return new ArmTrials(name, patch, spec(), trials);
  }
}
