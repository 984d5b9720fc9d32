package dev.gradus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.CsvLog;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.history.History;
import dev.gradus.history.Machine;
import dev.gradus.history.RecordedEvent;
import dev.gradus.history.RunFolder;
import dev.gradus.history.SavedModel;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.metric.Accuracy;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.Kind;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Callbacks of specs, in runs that really train.
class CallbackRunsTest {

  private static final Kinds KINDS =
      Kinds.standard()
          .with(DataSource.class, Kind.of("clouds", new CloudData(60)).shorthandFor("samples"));

  private static final TrainSpec SPEC =
      TrainSpec.parse(
          """
          data: clouds
          model:
            - dense: {units: 8, activation: relu}
            - dense: {units: 3, activation: softmax}
          loss: categorical-crossentropy
          optimizer: {sgd: {learningRate: 0.05}}
          metrics: [accuracy]
          fit: {epochs: 30, batchSize: 16, seed: 3}
          """,
          "spec.yaml",
          KINDS);

  private static final Recording RECORDING =
      new Recording(
          new Machine("0.1.0", "25", "Linux", "some cpu", 2),
          InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z")),
          KINDS);

  /// The loss rises when the rate does, in epoch 4 at the latest: what was learned is spoiled.
  private static final String SPOILED =
      "{learning-rate-scheduler: {schedule: {piecewise-constant-decay: {boundaries: [2], values: [0.05, 20]}}}}";

  @TempDir private Path parent;

  private RunResult train(RunFolder folder, String... edits) {
    try (Backend backend = new ReferenceBackend()) {
      return TrainRun.of(Patch.of(edits).apply(SPEC, KINDS), new SharedData())
          .train(backend, folder, RECORDING);
    }
  }

  private RunFolder folder() {
    return RunFolder.createNumbered(parent, "run");
  }

  private static TrainEvent.TrainingFinished end(RunFolder folder) {
    RecordedEvent last = folder.events().getLast();
    return (TrainEvent.TrainingFinished) last.event();
  }

  @Test
  void earlyStopping_restoringTheBest_leavesItEverywhere() throws IOException {
    RunFolder folder = folder();
    RunResult result =
        train(
            folder,
            "callbacks=[%s, {early-stopping: {patience: 2, restoreBestWeights: true}}, {csv-log: log.csv}, {model-checkpoint: {folder: best, saveBestOnly: true}}]"
                .formatted(SPOILED));
    List<Double> losses = result.history().of("validationLoss");
    int best = losses.indexOf(Collections.min(losses)) + 1;
    assertEquals(best + 2, result.epochs());
    assertEquals(best, result.resultEpoch());
    assertEquals(losses.get(best - 1), result.metrics().get("validationLoss"));
    assertTrue(
        end(folder)
            .reason()
            .matches(
                "validationLoss has not improved for 2 epochs, the best is .* of epoch %1$d; the weights are those of epoch %1$d"
                    .formatted(best)),
        end(folder).reason());
    SavedModel saved = folder.model(KINDS);
    assertEquals(
        saved.weights(),
        SavedModel.load(folder.path().resolve("best/epoch-" + best), KINDS).weights());
    try (Backend backend = new ReferenceBackend();
        CompiledModel net = TrainedModel.restore(saved, List.of(new Accuracy()), backend)) {
      assertEquals(
          result.metrics().get("validationLoss"),
          net.evaluate(new CloudData(60).load().test()).get("loss"));
    }
    assertEquals(1 + result.epochs(), Files.readAllLines(folder.path().resolve("log.csv")).size());
    try (Stream<Path> models = Files.list(folder.path().resolve("best"))) {
      assertEquals(1, models.count());
    }
  }

  @Test
  void modelCheckpoint_everyEpoch_keepsAllAndTakesAnotherRunsPlace() throws IOException {
    RunFolder folder = folder();
    Path left = folder.path().resolve("all/epoch-1");
    Files.createDirectories(left.resolveSibling("epoch-2.new"));
    Files.createDirectories(left);
    Files.writeString(left.resolve("model.json"), "of a run that was killed");
    train(folder, "fit.epochs=3", "callbacks=[{model-checkpoint: all}]");
    try (Stream<Path> models = Files.list(folder.path().resolve("all"))) {
      assertEquals(
          List.of("epoch-1", "epoch-2", "epoch-3"),
          models.map(path -> path.getFileName().toString()).sorted().toList());
    }
    assertEquals(
        folder.model(KINDS).weights(),
        SavedModel.load(folder.path().resolve("all/epoch-3"), KINDS).weights());
    SavedModel.load(left, KINDS);
  }

  @Test
  void terminateOnNaN_divergence_finishesWithAModel() {
    RunFolder folder = folder();
    RunResult result =
        train(folder, "optimizer.sgd.learningRate=1e30", "callbacks=[terminate-on-nan]");
    assertTrue(result.epochs() < 30);
    assertTrue(
        end(folder).reason().matches("epoch \\d, step \\d: loss is .*"), end(folder).reason());
    folder.model(KINDS);
  }

  @Test
  void timeLimit_shorterThanAnEpoch_endsAfterTheFirst() {
    RunFolder folder = folder();
    assertEquals(1, train(folder, "callbacks=[{time-limit: 1e-6}]").epochs());
    assertEquals("the time limit of 1.0E-6 seconds is reached", end(folder).reason());
  }

  @Test
  void plateau_inASpec_showsInTheHistory() {
    RunResult result =
        train(
            folder(),
            "fit.epochs=6",
            "callbacks=[%s, {reduce-lr-on-plateau: {patience: 1, factor: 0.5, minLearningRate: 6}}]"
                .formatted(SPOILED));
    List<Double> rates = result.history().of(History.LEARNING_RATE);
    assertEquals(List.of(0.05, 0.05, 0.05, 20.0), rates.subList(0, 4));
    assertTrue(rates.containsAll(List.of(10.0, 6.0)), rates::toString);
  }

  @Test
  void train_everyFileOfTheRun_isClosedToCallbacks() throws IOException {
    RunFolder folder = folder();
    train(folder, "fit.epochs=1");
    try (Stream<Path> files = Files.list(folder.path())) {
      files.forEach(file ->
          assertThrows(
              ConfigException.class,
              () -> new CsvLog(file.getFileName().toString()).within(folder.path()),
              file::toString));
    }
  }

  @Test
  void train_inMemory_writesNoFiles() {
    try (Backend backend = new ReferenceBackend()) {
      RunResult result =
          TrainRun.of(
                  Patch.of("fit.epochs=2", "callbacks=[{csv-log: no/such/folder.csv}]")
                      .apply(SPEC, KINDS),
                  new SharedData())
              .train(backend);
      assertEquals(2, result.epochs());
    }
  }

  @Test
  void of_callbackThatDoesNotFit_isRefusedBeforeTraining() {
    assertEquals(
        "EarlyStopping: nothing named validationLoss is measured. Measured are: loss, accuracy. Set monitor to one of them, or add the metric or validation data.",
        refusal("fit.validation=none", "callbacks=[early-stopping]"));
    assertEquals(
        "CsvLog: \"../log.csv\" is not within the run's folder. Give a relative name, such as log.csv.",
        refusal("callbacks=[{csv-log: ../log.csv}]"));
  }

  private static String refusal(String... edits) {
    TrainSpec spec = Patch.of(edits).apply(SPEC, KINDS);
    return String.valueOf(
        assertThrows(ConfigException.class, () -> TrainRun.of(spec, new SharedData()))
            .getMessage());
  }

  @Test
  void fit_validationEverySteps_isRecorded() {
    RunFolder folder = folder();
    train(folder, "fit.epochs=2", "fit.validationEverySteps=3");
    List<Long> steps =
        folder.events().stream()
            .map(RecordedEvent::event)
            .filter(TrainEvent.Validated.class::isInstance)
            .map(event -> ((TrainEvent.Validated) event).step())
            .toList();
    assertEquals(List.of(3L, 6L), steps);
  }
}
