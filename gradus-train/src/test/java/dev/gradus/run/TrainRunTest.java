package dev.gradus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.core.GradusException;
import dev.gradus.core.NumericException;
import dev.gradus.history.History;
import dev.gradus.history.Json;
import dev.gradus.history.Machine;
import dev.gradus.history.RunFolder;
import dev.gradus.history.SavedModel;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainRunTest {

  private static final Kinds KINDS = CloudData.KINDS;

  private static final TrainSpec SPEC = CloudData.SPEC;

  private static final Recording RECORDING =
      new Recording(
          new Machine("0.1.0", "25", "Linux", "some cpu", 2),
          InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z")),
          KINDS);

  private final SharedData data = new SharedData();

  @TempDir Path folder;

  private TrainRun run(String... edits) {
    return TrainRun.of(Patch.of(edits).apply(SPEC, KINDS), data);
  }

  private static RunResult train(TrainRun run) {
    try (Backend backend = new ReferenceBackend()) {
      return run.train(backend);
    }
  }

  private static Map<String, List<Double>> untimed(History history) {
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>(history.series());
    series.remove(History.SECONDS);
    return series;
  }

  private static void assertRefused(String message, Runnable work) {
    GradusException refusal = assertThrows(GradusException.class, work::run);
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void train_separableClasses_areLearned() {
    RunResult result = train(run("fit.epochs=20"));
    assertTrue(result.metrics().get("validationAccuracy") > 0.9, result.toString());
    assertEquals(20, result.epochs());
    assertEquals(20 * 4, result.steps()); // ceil(60 / 16) = 4 a pass
    // dense 4*8+8, batch normalization 4*8, dense 8*3+3
    assertEquals(40 + 32 + 27, result.parameters());
    assertEquals(3, result.seed());
    assertEquals(
        List.of("loss", "accuracy", "validationLoss", "validationAccuracy"),
        List.copyOf(result.metrics().keySet()));
  }

  @Test
  void train_twice_givesTheSameNumbers() {
    TrainRun run = run();
    Map<String, List<Double>> first = untimed(train(run).history());
    assertEquals(first, untimed(train(run).history()));
    assertEquals(first, untimed(train(run()).history()));
  }

  @Test
  void train_otherSeed_givesOtherNumbers() {
    assertFalse(
        untimed(train(run()).history()).equals(untimed(train(run("fit.seed=4")).history())));
  }

  @Test
  void train_intoFolder_givesTheNumbersOfMemoryAndAllFiles() throws IOException {
    RunFolder kept = RunFolder.createNumbered(folder, "clouds");
    RunResult result;
    try (Backend backend = new ReferenceBackend()) {
      result = run().train(backend, kept, RECORDING);
    }
    assertEquals(untimed(train(run()).history()), untimed(result.history()));
    assertEquals(kept.path(), result.folder().orElseThrow());
    assertEquals(
        List.of(
            "checkpoints",
            "environment.json",
            "events.jsonl",
            "history.json",
            "model",
            "run.lock",
            "spec.yaml"),
        names(kept.path()));
    assertEquals(List.of("model.json", "weights.safetensors"), names(kept.path().resolve("model")));

    RunFolder read = RunFolder.open(kept.path());
    assertEquals(SPEC, read.spec(KINDS));
    assertEquals(result.history(), read.history());
    assertEquals(2, read.environment().machine().cores());
    assertEquals(3, read.environment().seed());
    assertEquals(Instant.parse("2026-01-01T12:00:00Z"), read.environment().startedAt());
    assertTrue(read.events().getFirst().event() instanceof TrainEvent.TrainingStarted);
    assertTrue(read.events().getLast().event() instanceof TrainEvent.TrainingFinished);
    assertEquals(
        6,
        read.events().stream().filter(e -> e.event() instanceof TrainEvent.EpochFinished).count());
  }

  @Test
  void restore_savedModel_evaluatesAndPredictsExactlyAsItDid() {
    RunFolder kept = RunFolder.create(folder.resolve("run"));
    TrainRun run = run();
    try (Backend backend = new ReferenceBackend()) {
      RunResult result = run.train(backend, kept, RECORDING);
      SavedModel saved = kept.model(KINDS);
      try (CompiledModel restored = TrainedModel.restore(saved, SPEC.metrics(), backend)) {
        SequencedMap<String, Double> measured = restored.evaluate(run.split().test());
        assertEquals(result.metrics().get("validationLoss"), measured.get("loss"));
        assertEquals(result.metrics().get("validationAccuracy"), measured.get("accuracy"));
        assertEquals(saved, restored.saved());
        float[] image = new float[4];
        run.split().test().copyFeatures(0, image, 0);
        assertEquals(restored.predict(run.split().test())[0][0], restored.predict(image)[0]);
      }
    }
  }

  @Test
  void train_stoppedByACallback_keepsWhatWasMeasured() {
    RunFolder kept = RunFolder.create(folder.resolve("run"));
    Callback stop =
        control ->
            event -> {
              if (event instanceof TrainEvent.EpochFinished(int epoch, _, _, _, _) && epoch == 2) {
                control.stop("enough");
              }
            };
    try (Backend backend = new ReferenceBackend()) {
      assertEquals(2, run().train(backend, kept, RECORDING, stop).epochs());
    }
    assertEquals(2, kept.history().epochs());
  }

  @Test
  void train_thatFails_leavesItsHistoryAndNoModel() throws IOException {
    RunFolder kept = RunFolder.create(folder.resolve("run"));
    List<TrainEvent> events = new ArrayList<>();
    try (Backend backend = new ReferenceBackend()) {
      TrainRun run =
          run("optimizer={sgd: {learningRate: 1e30}}", "model.1=dropout", "model.1={dropout: 0}");
      assertThrows(
          NumericException.class,
          () -> run.train(backend, kept, RECORDING, Callback.onEvent(events::add)));
    }
    assertTrue(events.getLast() instanceof TrainEvent.TrainingFailed);
    assertEquals(events.getLast(), kept.events().getLast().event());
    assertEquals(
        List.of("environment.json", "events.jsonl", "history.json", "run.lock", "spec.yaml"),
        names(kept.path()));
  }

  @Test
  void toJson_result_isOneLineWithTheKeysOfTheCommandLine() {
    RunFolder kept = RunFolder.create(folder.resolve("run"));
    RunResult result;
    try (Backend backend = new ReferenceBackend()) {
      result = run("fit.epochs=1").train(backend, kept, RECORDING);
    }
    String json = result.toJson();
    assertFalse(json.contains("\n"));
    Map<String, Object> read = Json.readMap(json, "result");
    assertEquals(
        List.of(
            "run",
            "epochs",
            "resultEpoch",
            "steps",
            "seconds",
            "parameters",
            "seed",
            "threads",
            "metrics"),
        List.copyOf(read.keySet()));
    assertEquals(kept.path().toString(), read.get("run"));
    assertEquals(new LinkedHashMap<>(result.metrics()), read.get("metrics"));
  }

  @Test
  void of_sameData_areLoadedOnce() {
    assertSame(run().split(), run("optimizer=sgd", "fit.seed=9").split());
    assertSame(run().trainer().scaler(), run("optimizer=sgd").trainer().scaler());
  }

  @Test
  void of_validationFraction_isHeldOutOfTrainingAndScaling() {
    TrainRun run = run("fit.validation=0.25");
    assertEquals(45, run.trainingData().size());
    assertFalse(run.trainer().scaler().equals(run().trainer().scaler()));
    assertTrue(train(run).metrics().containsKey("validationLoss"));
    assertEquals(
        List.of("loss", "accuracy"),
        List.copyOf(train(run("fit.validation=none")).metrics().keySet()));
  }

  @Test
  void of_modelThatBeginsWithDense_readsImagesAsRows() {
    assertEquals("[flatten, dense, batch-normalization, dropout, dense]", kinds(run()));
    assertEquals(
        "[flatten, dropout, dense, batch-normalization, dropout, dense]",
        kinds(run("model.0+={dropout: 0.1}")));
    assertEquals("[flatten, dense]", kinds(run("model=[{input: [2, 2, 1]}, flatten, {dense: 3}]")));
  }

  private static String kinds(TrainRun run) {
    return run.model().calls().stream().map(call -> call.layer().kind()).toList().toString();
  }

  @Test
  void of_modelThatDoesNotFitTheData_isRefused() {
    assertRefused(
        "model: its predictions are [5], but clouds train has 3 classes. Give the last dense layer"
            + " 3 units.",
        () -> run("model.3.dense.units=5"));
    assertRefused(
        "loss: mean-absolute-percentage-error divides by the target, but of one class out of 3 all"
            + " others are 0 in clouds train. Use mean-squared-error, or categorical-crossentropy.",
        () -> run("loss=mean-absolute-percentage-error"));
    assertRefused(
        "model: its predictions are [1], but clouds train has 3 classes. Give the last dense layer"
            + " 3 units.",
        () -> run("loss=mean-squared-error", "model.3.dense.units=1"));
    assertRefused(
        "model: examples are [2, 2, 1], the model was built for [4]: rank 3 instead of 1. Begin the"
            + " model with Input.of(2, 2, 1) and Flatten, or reshape the data to [4].",
        () -> run("model=[{input: [4]}, {dense: 3}]"));
  }

  @Test
  void of_fractionOfOneSample_isRefused() {
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> run("data={clouds: 1}", "fit.validation=0.5"));
    assertEquals(
        "clouds train: 1 sample cannot be split in two. Give at least 2.", refusal.getMessage());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
