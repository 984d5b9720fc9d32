package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Dense;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Sgd;
import dev.gradus.run.SharedData;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.FitSettings;
import dev.gradus.spec.Kind;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Real training, on the reference kernels.
final class TrainingStudyTest {

  private static final Kinds KINDS =
      Kinds.standard()
          .with(DataSource.class, Kind.of("clouds", new CloudData(1)).requiring("samples"));

  private static final TrainSpec SPEC =
      TrainSpec.of(
              new CloudData(60),
              Sequential.of(
                  Dense.of(8).withActivation(new Relu()),
                  Dense.of(2).withActivation(new Softmax())),
              CategoricalCrossentropy.defaults(),
              Sgd.defaults())
          .withMetrics(new Accuracy())
          .withFit(FitSettings.defaults().withEpochs(3).withBatchSize(16));

  private static ComparisonResult run(Arm... arms) {
    try (Backend backend = new ReferenceBackend()) {
      Comparison comparison = Comparison.of(SPEC, List.of(arms)).withSeeds(3);
      return new Study(comparison, KINDS, new TrainingRunner(backend, new SharedData()))
          .run(_ -> {});
    }
  }

  @Test
  void run_twice_givesTheSameNumbers() {
    Arm[] arms = {Arm.of("dropout", "model.1+={dropout: 0.5}"), Arm.of("small", "fit.batchSize=4")};
    ComparisonResult first = run(arms);
    ComparisonResult second = run(arms);

    assertEquals(losses(first.baseline()), losses(second.baseline()));
    for (int i = 0; i < arms.length; i++) {
      assertEquals(losses(first.arms().get(i).arm()), losses(second.arms().get(i).arm()));
      assertEquals(first.arms().get(i).sentence(), second.arms().get(i).sentence());
    }
  }

  @Test
  void run_sameArmAgain_differsByNothing() {
    ComparisonResult result = run(Arm.of("the same", "fit.batchSize=16"));
    Judgement same = result.arms().getFirst();

    assertEquals(losses(result.baseline()), losses(same.arm()));
    assertEquals(List.of(0.0, 0.0, 0.0), same.evidence().orElseThrow().differences().values());
    assertEquals(0, same.delta());
    assertEquals(Verdict.EQUIVALENT, same.verdict());
  }

  @Test
  void run_seeds_differ() {
    List<List<Double>> losses = losses(run(Arm.of("other", "fit.batchSize=8")).baseline());

    assertNotEquals(losses.get(0), losses.get(1));
    assertNotEquals(losses.get(1), losses.get(2));
  }

  @Test
  void run_diverging_isReportedAsSuch() {
    Judgement diverged =
        run(Arm.of("far too fast", "optimizer.sgd.learningRate=1e30")).arms().getFirst();

    assertEquals(Verdict.UNRELIABLE, diverged.verdict());
    assertEquals(3, diverged.arm().failures());
    assertTrue(
        diverged.sentence().startsWith("Cannot judge far too fast: 3 of 3 runs failed (seed 1: "),
        diverged.sentence());
  }

  @Test
  void run_severalJobs_giveTheSameBits() {
    Arm[] arms = {Arm.of("dropout", "model.1+={dropout: 0.5}"), Arm.of("small", "fit.batchSize=4")};
    Comparison comparison = Comparison.of(SPEC, List.of(arms)).withSeeds(3);
    try (Backend one = new ReferenceBackend();
        Backend two = new ReferenceBackend();
        Backend three = new ReferenceBackend()) {
      SharedData data = new SharedData();
      List<TrainingRunner> runners =
          Stream.of(one, two, three).map(backend -> new TrainingRunner(backend, data)).toList();
      ComparisonResult both = new Study(comparison, KINDS, runners).run(_ -> {});
      ComparisonResult alone = run(arms);

      assertEquals(losses(alone.baseline()), losses(both.baseline()));
      for (int i = 0; i < arms.length; i++) {
        assertEquals(losses(alone.arms().get(i).arm()), losses(both.arms().get(i).arm()));
        assertEquals(alone.arms().get(i).sentence(), both.arms().get(i).sentence());
      }
    }
  }

  @Test
  void run_networksTooLarge_failAndLeaveOthersUnharmed() {
    Arm fine = Arm.of("small", "fit.batchSize=4");
    ComparisonResult result =
        run(
            Arm.of("too many elements", "model.0.dense.units=2000000000"),
            Arm.of("too much memory", "model.0.dense.units=900000000"),
            fine);

    assertEquals(
        "dense/kernel [2, 2000000000]: has 4000000000 elements, at most 2147483647 were expected. Make its layer smaller.",
        result.arms().get(0).arm().trials().getFirst().failure().orElseThrow());
    assertEquals(3, result.arms().get(1).arm().failures());
    assertTrue(
        result.arms().get(1).sentence().contains("memory ran out: "),
        result.arms().get(1).sentence());
    assertEquals(losses(run(fine).arms().getFirst().arm()), losses(result.arms().get(2).arm()));
  }

  @Test
  void run_cost_isCounted() {
    ArmTrials small = run(Arm.of("small", "fit.batchSize=4")).arms().getFirst().arm();

    assertEquals(3 * 15, small.stepsPerRun());
    assertTrue(small.bytes() >= 42 * Float.BYTES, "weights and more: " + small.bytes());
  }

  private static List<List<Double>> losses(ArmTrials arm) {
    return arm.trials().stream().map(trial -> trial.history().of("validationLoss")).toList();
  }
}
