package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.core.ConfigException;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The learning rate: the baseline's, ten times and a hundred times as much. The optimizer's other
/// settings stay as they are.
final class LearningRate implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.A, Effort.whole(50, 5), new Effort(3000, 2000, 4, 5));

  private static final double[] FACTORS = {10, 100};

  @Override
  public About about() {
    return new About(
        "learning-rate",
        "Learning rate",
        "What does a learning rate of ten or a hundred times as much do?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    String path = ratePath(about().name(), base, bench);
    double usual = rate(about().name(), base, bench);
    List<Arm> arms =
        Arrays.stream(FACTORS)
            .mapToObj(factor ->
                Arm.of("rate " + Wording.number(factor * usual), path + "=" + factor * usual))
            .toList();
    ComparisonResult result =
        bench.compare(about().title(), base, arms, BASELINE.seeds(assignment));
    FindingTable spread =
        FindingTable.of(
            "Loss of training after the last epoch", "arm", "mean", "lowest", "highest");
    for (ArmTrials arm : Curves.all(result)) {
      double[] losses =
          arm.trials().stream()
              .filter(trial -> !trial.failed())
              .mapToDouble(trial -> trial.history().last("loss"))
              .toArray();
      spread =
          spread.plus(
              arm.name(),
              Arrays.stream(losses).average().orElse(Double.NaN),
              Arrays.stream(losses).min().orElse(Double.NaN),
              Arrays.stream(losses).max().orElse(Double.NaN));
    }
    return Findings.of(result)
        .with(spread)
        .with(
            new Figure(
                "loss",
                Curves.trainAndValidation(
                    "Loss by learning rate",
                    result,
                    "loss",
                    Axis.of("loss").withLog(true).withDirection(Direction.LOWER_IS_BETTER)),
                "A rate that is too large shows as a loss that jumps or stays where it began."));
  }

  /// Where the learning rate of a spec's optimizer stands.
  ///
  /// @param technique that asks, for complaints
  static String ratePath(String technique, TrainSpec spec, Workbench bench) {
    return "optimizer.%s.learningRate".formatted(settings(technique, spec, bench).getKey());
  }

  /// The constant learning rate of a spec's optimizer.
  ///
  /// @param technique that asks, for complaints
  static double rate(String technique, TrainSpec spec, Workbench bench) {
    return Optional.ofNullable(settings(technique, spec, bench).getValue().get("learningRate"))
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue())
        .orElseThrow(() ->
            new ConfigException(
                "%s: the spec's optimizer has no constant learningRate to change. Give it a number in place of a schedule."
                    .formatted(technique)));
  }

  private static Map.Entry<String, Map<?, ?>> settings(
      String technique, TrainSpec spec, Workbench bench) {
    if (spec.toMap(bench.kinds()).get("optimizer") instanceof Map<?, ?> optimizer
        && optimizer.size() == 1) {
      Map.Entry<?, ?> only = optimizer.entrySet().iterator().next();
      if (only.getValue() instanceof Map<?, ?> values) {
        return Map.entry(String.valueOf(only.getKey()), values);
      }
    }
    throw new ConfigException(
        "%s: the spec's optimizer has no settings. Choose one with a learningRate, such as adam."
            .formatted(technique));
  }
}
