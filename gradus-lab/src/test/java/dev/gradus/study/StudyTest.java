package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.NumericException;
import dev.gradus.run.RunResult;
import dev.gradus.spec.FitSettings;
import dev.gradus.spec.TrainSpec;
import dev.gradus.spec.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class StudyTest {

  private static final List<Arm> BATCHES = Arm.vary("fit.batchSize=16,32");

  private static Comparison comparison(List<Arm> arms) {
    return Comparison.of(Planted.spec(), arms).withSeeds(2);
  }

  private static ComparisonResult run(List<Arm> arms, Function<TrainSpec, Double> accuracy) {
    return new Study(comparison(arms), Planted.KINDS, new PlantedRunner(accuracy)).run(_ -> {});
  }

  private static String complaint(String... edits) {
    return complaint(Arm.of("bad", edits));
  }

  private static String complaint(Arm arm) {
    PlantedRunner runner = new PlantedRunner(_ -> 0.9);
    Comparison comparison = comparison(List.of(BATCHES.getFirst(), arm));
    String message =
        assertThrows(ConfigException.class, () -> new Study(comparison, Planted.KINDS, runner))
            .getMessage();
    assertEquals(List.of(), runner.runs(), "nothing runs before the request is right");
    return message;
  }

  @Test
  void run_threeArms_goesSeedBySeed() {
    PlantedRunner runner = new PlantedRunner(_ -> 0.9);
    new Study(comparison(BATCHES), Planted.KINDS, runner).run(_ -> {});

    assertEquals(
        List.of("64 from 1", "16 from 1", "32 from 1", "64 from 2", "16 from 2", "32 from 2"),
        runner.runs().stream()
            .map(spec -> spec.fit().batchSize() + " from " + spec.fit().seed())
            .toList());
  }

  @Test
  void run_seedOfTheSpec_isTheFirst() {
    TrainSpec from40 = Planted.spec().withFit(Planted.spec().fit().withSeed(40));
    Comparison comparison = Comparison.of(from40, BATCHES).withSeeds(3);
    ComparisonResult result =
        new Study(comparison, Planted.KINDS, new PlantedRunner(_ -> 0.9)).run(_ -> {});

    assertEquals(List.of(40L, 41L, 42L), comparison.seedValues());
    assertEquals(
        List.of(40L, 41L, 42L),
        result.arms().getFirst().arm().trials().stream().map(Trial::seed).toList());
  }

  @Test
  void run_plantedNumbers_arePaired() {
    // 1/64 more for batches of 16 whatever the seed: exact in binary.
    ComparisonResult result =
        run(
            BATCHES,
            spec -> spec.fit().seed() / 8.0 + (spec.fit().batchSize() == 16 ? 1 / 64.0 : 0.0));

    assertEquals(List.of(0.125, 0.25), result.baseline().perSeed());
    assertEquals(List.of(0.140625, 0.265625), result.arms().get(0).arm().perSeed());
    assertEquals(1 / 64.0, result.arms().get(0).delta());
    assertEquals(0, result.arms().get(1).delta());
    assertEquals("planted", result.setting().backend());
    assertEquals(25, result.baseline().parameters());
    assertEquals(0.5, result.baseline().secondsPerRun());
    assertEquals(
        List.of(0.5, 0.140625),
        result.arms().getFirst().arm().trials().getFirst().history().of("validationAccuracy"));
  }

  @Test
  void run_divergingRun_isRecordedAndTheStudyGoesOn() {
    ComparisonResult result =
        run(
            BATCHES,
            spec -> {
              if (spec.fit().batchSize() == 16 && spec.fit().seed() == 1) {
                throw new NumericException("epoch 2, step 1: loss is NaN.");
              }
              return 0.9;
            });

    Judgement judgement = result.arms().getFirst();
    Trial failed = judgement.arm().trials().getFirst();
    assertEquals("epoch 2, step 1: loss is NaN.", failed.failure().orElseThrow());
    assertEquals(Double.NaN, failed.value());
    assertEquals(List.of(0.5), failed.history().of("validationAccuracy"), "epochs before it");
    assertEquals(1, judgement.arm().failures());
    assertEquals(Verdict.UNRELIABLE, judgement.verdict());
    assertEquals(0.9, judgement.arm().mean());
    assertEquals(Verdict.EQUIVALENT, result.arms().get(1).verdict());
  }

  @Test
  void run_again_startsAfresh() {
    Study study = new Study(comparison(BATCHES), Planted.KINDS, new PlantedRunner(_ -> 0.9));
    study.run(_ -> {});

    assertEquals(2, study.run(_ -> {}).baseline().trials().size());
  }

  @Test
  void run_lastValueNotFinite_isAFailure() {
    ComparisonResult result = run(BATCHES, spec -> spec.fit().batchSize() == 32 ? Double.NaN : 0.9);

    assertEquals(
        "validationAccuracy after the last epoch is NaN.",
        result.arms().get(1).arm().trials().getFirst().failure().orElseThrow());
  }

  @Test
  void run_bug_isNotAFailure() {
    assertThrows(
        IllegalStateException.class,
        () ->
            run(
                BATCHES,
                _ -> {
                  throw new IllegalStateException("a bug");
                }));
  }

  @Test
  void events_comeInOrder() {
    List<StudyEvent> events = new ArrayList<>();
    new Study(comparison(BATCHES), Planted.KINDS, new PlantedRunner(_ -> 0.9)).run(events::add);

    assertEquals(new StudyEvent.Started(6, 3, 2), events.getFirst());
    assertEquals(new StudyEvent.TrialStarted(1, 6, "baseline", 1), events.get(1));
    assertInstanceOf(StudyEvent.TrialProgress.class, events.get(2));
    List<StudyEvent.TrialFinished> finished =
        events.stream()
            .filter(StudyEvent.TrialFinished.class::isInstance)
            .map(StudyEvent.TrialFinished.class::cast)
            .toList();
    assertEquals(6, finished.size());
    assertEquals("fit.batchSize=32", finished.get(2).arm());
    assertEquals(0.9, finished.get(2).trial().value());
    assertTrue(finished.getLast().remaining().isZero());
    assertInstanceOf(StudyEvent.Finished.class, events.getLast());
    // Started, Finished; for each trial its start, four events of training, its end.
    assertEquals(2 + 6 * 6, events.size());
  }

  @Test
  void arm_unknownPath_isRefused() {
    assertEquals(
        "arm \"bad\" (model.0.dense.unit=7): Patch model.0.dense.unit=7: model.0.dense has no key \"unit\". Known keys: units, activation, useBias, kernelInitializer, biasInitializer, kernelRegularizer. Did you mean \"units\"?",
        complaint("model.0.dense.unit=7"));
  }

  @Test
  void arm_namedAfterItsPatch_isNamedOnce() {
    String message = complaint(Arm.vary("fit.epochs=0").getFirst());

    assertTrue(message.startsWith("arm fit.epochs=0: "), message);
  }

  @Test
  void arm_thatCannotBeBuilt_isRefused() {
    String message = complaint("model.1+={batch-normalization: {axis: 7}}");

    assertTrue(message.startsWith("arm \"bad\" (model.1+="), message);
  }

  @Test
  void arm_withoutTheMetric_isRefused() {
    assertEquals(
        "arm \"bad\" (metrics=[]): it does not measure validationAccuracy. Measured on validation data are: validationLoss.",
        complaint("metrics=[]"));
  }

  @Test
  void arm_withOtherSeedOrValidation_isRefused() {
    assertEquals(
        "arm \"bad\" (fit.seed=3): it changes fit.seed or fit.validation, which must be the same in all arms. Change them in the baseline.",
        complaint("fit.seed=3"));
    assertEquals(
        "arm \"bad\" (fit.validation=0.5): it changes fit.seed or fit.validation, which must be the same in all arms. Change them in the baseline.",
        complaint("fit.validation=0.5"));
  }

  @Test
  void arm_withOtherLossComparedByLoss_isRefused() {
    Comparison comparison =
        comparison(List.of(Arm.of("bad", "loss=sparse-categorical-crossentropy")))
            .withObjective(Objective.LOSS);

    assertEquals(
        "arm \"bad\" (loss=sparse-categorical-crossentropy): it changes the loss, which is what arms are compared by. Give the spec a metric and compare by that.",
        assertThrows(
                ConfigException.class,
                () -> new Study(comparison, Planted.KINDS, new PlantedRunner(_ -> 0.9)))
            .getMessage());
  }

  @Test
  void baseline_thatCannotBeRun_isRefused() {
    Comparison comparison = comparison(BATCHES).withObjective(Objective.named("validationRecall"));

    assertEquals(
        "the baseline: it does not measure validationRecall. Measured on validation data are: validationLoss, validationAccuracy.",
        assertThrows(
                ConfigException.class,
                () -> new Study(comparison, Planted.KINDS, new PlantedRunner(_ -> 0.9)))
            .getMessage());
  }

  @Test
  void data_thatCannotBeRead_staysADataError() {
    TrialRunner runner =
        new TrialRunner() {
          @Override
          public void check(TrainSpec spec) {
            throw new DataException("train.csv: is not there. Check the path.");
          }

          @Override
          public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
            throw new AssertionError("must not run");
          }
        };

    assertEquals(
        "train.csv: is not there. Check the path.",
        assertThrows(
                DataException.class, () -> new Study(comparison(BATCHES), Planted.KINDS, runner))
            .getMessage());
  }

  @Test
  void comparison_partsOutOfRange_areRefused() {
    TrainSpec spec = Planted.spec();

    assertEquals(
        "Comparison: got no arms, expected at least one. Vary a setting, for example fit.batchSize=256,1024.",
        refused(() -> Comparison.of(spec, List.of())));
    assertEquals(
        "Comparison: two arms are named \"fit.epochs=3\". Try each change once.",
        refused(() -> Comparison.of(spec, Arm.vary("fit.epochs=3,3"))));
    assertEquals(
        "Comparison: seeds must be at least 1, got 0.",
        refused(() -> Comparison.of(spec, BATCHES).withSeeds(0)));
    assertEquals(
        "Comparison: tolerance must be finite and above 0, got 0.0.",
        refused(() -> Comparison.of(spec, BATCHES).withTolerance(0)));
    assertEquals(
        "Comparison: name must not be blank.",
        refused(() -> Comparison.of(spec, BATCHES).withName(" ")));
    assertEquals(
        "Arm: a name must not be blank or \"baseline\", got \"baseline\".",
        refused(() -> Arm.of("baseline", "fit.epochs=3")));
    FitSettings without = spec.fit().withValidation(new Validation.None());
    assertEquals(
        "fit.validation is none, so there is nothing to compare by. Set it to test, or to a share of the training data such as 0.1.",
        refused(() -> Comparison.of(spec.withFit(without), BATCHES)));
  }

  private static String refused(Executable action) {
    return assertThrows(ConfigException.class, action).getMessage();
  }
}
