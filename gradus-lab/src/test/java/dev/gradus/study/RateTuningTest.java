package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import dev.gradus.optimizer.Adam;
import dev.gradus.schedule.Schedule;
import dev.gradus.spec.TrainSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RateTuningTest {

  private static ComparisonResult run(TrainSpec base, PlannedRates rates, Arm... arms) {
    Comparison comparison =
        Comparison.of(base, List.of(arms)).withSeeds(6).withTuning(RateTuning.defaults());
    return new Study(comparison, Planted.KINDS, rates.runner).run(_ -> {});
  }

  /// A runner whose accuracy falls with the distance from a best rate.
  private static final class PlannedRates {

    private final PlantedRunner runner;

    PlannedRates(Function<TrainSpec, Double> best) {
      runner =
          new PlantedRunner(spec -> {
            double rate = spec.optimizer().learningRate().at(0);
            if (rate > 0.5) {
              throw new NumericException("loss is NaN.");
            }
            double distance = Math.log10(rate / best.apply(spec));
            return 0.9 - 0.01 * distance * distance + 0.0001 * (spec.fit().seed() % 7);
          });
    }
  }

  private static double rate(TrainSpec spec) {
    return spec.optimizer().learningRate().at(0);
  }

  @Test
  void run_bestRateDiffersByArm_judgesEachAtItsBest() {
    PlannedRates planned = new PlannedRates(spec -> spec.fit().batchSize() == 256 ? 0.003 : 0.001);
    ComparisonResult result = run(Planted.spec(), planned, Arm.of("large", "fit.batchSize=256"));

    assertEquals(0.001, result.baseline().rate().orElseThrow().rate().orElseThrow());
    RateChoice large = result.arms().getFirst().arm().rate().orElseThrow();
    assertEquals(0.003, large.rate().orElseThrow());
    assertEquals("0.003", large.words());
    assertFalse(large.onEdge());
    assertEquals(5, large.tried().size());
    assertEquals(Verdict.EQUIVALENT, result.arms().getFirst().verdict());
    assertEquals(0.003, rate(result.arms().getFirst().arm().spec()));
    assertTrue(
        result
            .notes()
            .contains(
                "Each learning rate is the best of 5, 0.1 to 10 times the arm's own, over 2 tuning seeds of its own; verdicts are from other seeds. Chosen: baseline 0.001, large 0.003."),
        result.notes().toString());
  }

  @Test
  void run_tuning_usesSeedsThatAreNotJudged() {
    PlannedRates planned = new PlannedRates(_ -> 0.001);
    Comparison comparison =
        Comparison.of(Planted.spec(), Arm.vary("fit.batchSize=16"))
            .withSeeds(3)
            .withTuning(RateTuning.defaults());
    Study study = new Study(comparison, Planted.KINDS, planned.runner);
    study.run(_ -> {});

    List<Long> seeds = planned.runner.runs().stream().map(spec -> spec.fit().seed()).toList();
    assertEquals(26, study.trials());
    assertEquals(26, seeds.size());
    assertEquals(Set.of(1_000_001L, 1_000_002L), new HashSet<>(seeds.subList(0, 20)));
    assertEquals(List.of(1L, 1L, 2L, 2L, 3L, 3L), seeds.subList(20, 26));
  }

  @Test
  void run_bestRateOnTheEdge_isUnreliable() {
    PlannedRates planned = new PlannedRates(spec -> spec.fit().batchSize() == 256 ? 0.1 : 0.001);
    Judgement judgement =
        run(Planted.spec(), planned, Arm.of("large", "fit.batchSize=256")).arms().getFirst();

    assertEquals(Verdict.UNRELIABLE, judgement.verdict());
    assertTrue(
        judgement
            .sentence()
            .startsWith(
                "Cannot judge large: its best learning rate, 0.01, is the largest of those tried, and a better one may lie beyond. Move the rate of the spec there and compare again. The mean difference is "),
        judgement.sentence());
  }

  @Test
  void run_baselineOnTheEdge_makesEveryArmUnreliable() {
    PlannedRates planned = new PlannedRates(spec -> spec.fit().batchSize() == 256 ? 0.001 : 1e-6);
    Judgement judgement =
        run(Planted.spec(), planned, Arm.of("large", "fit.batchSize=256")).arms().getFirst();

    assertEquals(Verdict.UNRELIABLE, judgement.verdict());
    assertTrue(
        judgement
            .sentence()
            .startsWith(
                "Cannot judge large: the baseline's best learning rate, 0.0001, is the smallest of those tried"),
        judgement.sentence());
  }

  @Test
  void run_divergingRates_areNotChosen() {
    // Rates above 0.5 fail; of 0.01 to 1 the best that runs is 0.3.
    PlannedRates planned = new PlannedRates(_ -> 10.0);
    TrainSpec fast =
        Planted.spec().withOptimizer(Adam.defaults().withLearningRate(Schedule.constant(0.1)));
    RateChoice choice =
        run(fast, planned, Arm.vary("fit.batchSize=16").getFirst()).baseline().rate().orElseThrow();

    assertEquals(0.3, choice.rate().orElseThrow(), 1e-12);
    assertFalse(choice.onEdge());
  }

  @Test
  void run_schedule_isMultipliedAsAWhole() {
    Schedule warm = Schedule.constant(0.001).withWarmUp(4);
    PlannedRates planned = new PlannedRates(_ -> 0.001);
    ComparisonResult result =
        new Study(
                Comparison.of(Planted.spec(), List.of(Arm.of("warm", "fit.batchSize=16")))
                    .withSeeds(1)
                    .withTuning(RateTuning.defaults()),
                Planted.KINDS,
                planned.runner)
            .run(_ -> {});
    assertEquals("0.001", result.baseline().rate().orElseThrow().words());

    PlannedArm arm =
        PlannedArm.of(
            "warm",
            "",
            Planted.spec().withOptimizer(Adam.defaults().withLearningRate(warm)),
            Optional.of(RateTuning.defaults()));
    assertEquals("warm at learning rate x 3", arm.label(3));
    assertEquals(3 * warm.at(2), arm.atRate(3).optimizer().learningRate().at(2), 1e-18);
  }

  @Test
  void run_optimizerWithoutARate_isJudgedAsItIs() {
    ComparisonResult result =
        run(
            Planted.spec(),
            new PlannedRates(spec -> rate(spec) > 0.4 ? rate(spec) : 0.001),
            Arm.of("newton", "optimizer={lbfgs: {learningRate: 0.5}}"));
    Judgement newton = result.arms().getFirst();

    assertTrue(newton.arm().rate().isEmpty());
    assertEquals(0.5, rate(newton.arm().spec()));
    assertEquals(Verdict.EQUIVALENT, newton.verdict());
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertEquals(
        "RateTuning: factors must be at least three, above 0 and ascending, got [1.0, 1.0, 3.0].",
        assertThrows(ConfigException.class, () -> new RateTuning(List.of(1.0, 1.0, 3.0), 2))
            .getMessage());
    assertEquals(
        "RateTuning: seeds must be at least 1, got 0.",
        assertThrows(ConfigException.class, () -> new RateTuning(List.of(0.1, 1.0, 3.0), 0))
            .getMessage());
  }
}
