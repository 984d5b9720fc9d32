package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.callback.TrainEvent;
import dev.gradus.history.History;
import dev.gradus.run.RunResult;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class BuiltInComparisonTest {

  private static final Kinds KINDS = Kinds.standard();

  /// Builds, but does not train.
  private static final class BuildingRunner implements TrialRunner {

    private final SharedData data = new SharedData();
    private final Map<Long, Integer> samples = new LinkedHashMap<>();

    @Override
    public void check(TrainSpec spec) {
      TrainRun run = TrainRun.of(spec, data);
      samples.merge(run.model().summary().parameters(), run.trainingData().size(), Math::max);
    }

    @Override
    public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
      long parameters = TrainRun.of(spec, data).model().summary().parameters();
      History history = History.empty().plus(Map.of("validationAccuracy", 0.9));
      return new RunResult(
          Optional.empty(), history, history.epochs(), 1, 1, parameters, spec.fit().seed(), 1);
    }
  }

  @Test
  void of_standardKinds_hasTheSevenArms() {
    Comparison comparison = BuiltInComparison.of(KINDS);

    assertEquals(
        List.of(
            "raw input",
            "batch 1024",
            "hidden 512-1024-64",
            "SGD",
            "learning rate 1e-2",
            "dropout 0.2",
            "batch normalization"),
        comparison.arms().stream().map(Arm::name).toList());
    assertEquals(5, comparison.seeds());
    assertEquals(Objective.ACCURACY, comparison.objective());
    assertEquals(40, comparison.trials());
  }

  @Test
  void arms_built_haveTheirParameters() {
    BuildingRunner runner = new BuildingRunner();
    ComparisonResult result =
        new Study(BuiltInComparison.of(KINDS).withSeeds(1), KINDS, runner).run(_ -> {});
    long oneHidden = 784 * 1000 + 1000 + 1000 * 10 + 10;
    long three = 784 * 512 + 512 + 512 * 1024 + 1024 + 1024 * 64 + 64 + 64 * 10 + 10;

    assertEquals(oneHidden, result.baseline().parameters());
    assertEquals(
        List.of(oneHidden, oneHidden, three, oneHidden, oneHidden, oneHidden, oneHidden + 4000),
        result.arms().stream().map(judgement -> judgement.arm().parameters()).toList());
    assertEquals(List.of(10_000, 10_000, 10_000), List.copyOf(runner.samples.values()));
  }
}
