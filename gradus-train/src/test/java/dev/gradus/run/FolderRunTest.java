package dev.gradus.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.GradusException;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.History;
import dev.gradus.history.Machine;
import dev.gradus.history.RunFolder;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.run.FolderRun.Stage;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRunTest {

  private static final Kinds KINDS = CloudData.KINDS;

  private static final TrainSpec SPEC = Patch.of("fit.epochs=4").apply(CloudData.SPEC, KINDS);

  private static final Recording RECORDING = recording("0.1.0");

  @TempDir Path parent;

  private static Recording recording(String version) {
    return new Recording(
        new Machine(version, "25", "Linux", "some cpu", 2),
        InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z")),
        KINDS);
  }

  private static TrainSpec spec(String... edits) {
    return Patch.of(edits).apply(SPEC, KINDS);
  }

  private static RunResult go(FolderRun held, Callback... callbacks) {
    try (Backend backend = new ReferenceBackend()) {
      return held.train(TrainRun.of(held.spec(), new SharedData()), backend, callbacks);
    }
  }

  /// A run that is paused when an epoch is over.
  private Path paused(int epochs, String... edits) {
    Path path = parent.resolve("paused");
    Callback pause =
        control ->
            event -> {
              if (event instanceof TrainEvent.EpochFinished finished
                  && finished.epoch() == epochs) {
                control.pause("enough for today");
              }
            };
    try (FolderRun held = FolderRun.resume(path, Optional.of(spec(edits)), RECORDING)) {
      assertEquals(Stage.NEW, held.stage());
      go(held, pause);
      assertTrue(held.isPaused());
    }
    assertFalse(new RunFolder(path).isFinished());
    return path;
  }

  private static RunResult resume(Path path, String... edits) {
    Optional<TrainSpec> given = edits.length == 0 ? Optional.empty() : Optional.of(spec(edits));
    try (FolderRun held = FolderRun.resume(path, given, RECORDING)) {
      return go(held);
    }
  }

  /// The same as a run that was never interrupted: the bytes of the model, the history but for its
  /// times, the optimizer's memory.
  private void assertAsUninterrupted(Path path, String... edits) throws IOException {
    Path whole = parent.resolve("whole");
    try (FolderRun held = FolderRun.resume(whole, Optional.of(spec(edits)), RECORDING)) {
      go(held);
    }
    for (String file : List.of("spec.yaml", "model/model.json", "model/weights.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(path.resolve(file)), file);
    }
    assertEquals(untimed(new RunFolder(whole).history()), untimed(new RunFolder(path).history()));
    assertEquals(newest(whole).variables(), newest(path).variables());
    assertEquals(newest(whole).position(), newest(path).position());
  }

  private static Checkpoint newest(Path path) {
    return new RunFolder(path).checkpoints().newest().orElseThrow().checkpoint();
  }

  private static Map<String, List<Double>> untimed(History history) {
    Map<String, List<Double>> series = new LinkedHashMap<>(history.series());
    series.remove(History.SECONDS);
    return series;
  }

  @Test
  void resume_pausedRun_endsAsTheUninterruptedOne() throws IOException {
    Path path = paused(2);
    RunResult result = resume(path);
    assertEquals(4, result.epochs());
    assertEquals(16, result.steps());
    assertAsUninterrupted(path);
    try (FolderRun held = FolderRun.resume(path, Optional.empty(), RECORDING)) {
      assertEquals(Stage.FINISHED, held.stage());
      RunResult again = held.result();
      assertEquals(result.history(), again.history());
      assertEquals(result.metrics(), again.metrics());
      assertEquals(result.steps(), again.steps());
      assertEquals(result.parameters(), again.parameters());
      assertEquals(result.seed(), again.seed());
    }
  }

  @Test
  void resume_moreEpochs_endsAsALongRun() throws IOException {
    Path path = paused(2);
    resume(path);
    resume(path, "fit.epochs=6");
    assertAsUninterrupted(path, "fit.epochs=6");
  }

  @Test
  void resume_newestDamaged_takesTheOneBefore() throws IOException {
    Path path = paused(3);
    Path newest = new RunFolder(path).checkpoints().files().getLast();
    Files.write(newest, new byte[] {1}, StandardOpenOption.APPEND);
    Files.createFile(newest.resolveSibling(newest.getFileName() + ".damaged"));
    try (FolderRun held = FolderRun.resume(path, Optional.empty(), RECORDING);
        Backend backend = new ReferenceBackend()) {
      List<String> notes = held.notes(backend);
      assertEquals(2, notes.size());
      assertTrue(
          notes.getFirst().startsWith(newest + ": the tensors end at offset "), notes::toString);
      assertEquals(
          path + ": goes on from step-000000008.safetensors, after epoch 2 of 4", notes.getLast());
      go(held);
    }
    assertTrue(Files.size(newest.resolveSibling(newest.getFileName() + ".damaged")) > 0);
    assertAsUninterrupted(path);
  }

  @Test
  void resume_noneIntact_isRefused() throws IOException {
    Path path = paused(2);
    for (Path file : new RunFolder(path).checkpoints().files()) {
      Files.write(file, new byte[] {1, 2, 3});
    }
    Path newest = new RunFolder(path).checkpoints().files().getLast();
    assertRefused(
        "%s: none of the 2 checkpoints is intact. The newest: %s: has 3 bytes, offset 0 must hold 8 bytes of header length. The file is cut short; take it from a copy. Start again in another folder."
            .formatted(path.resolve("checkpoints"), newest),
        path);
  }

  @Test
  void resume_killedBeforeTheFirstCheckpoint_startsFromTheBeginning() throws IOException {
    Path path = paused(1);
    for (Path file : new RunFolder(path).checkpoints().files()) {
      Files.delete(file);
    }
    Files.delete(path.resolve("environment.json"));
    Files.writeString(path.resolve("events.jsonl"), "{\"type\":\"epo");
    Files.writeString(path.resolve("spec.yaml.tmp.999999999-1"), "half a sp");
    resume(path);
    assertFalse(Files.exists(path.resolve("spec.yaml.tmp.999999999-1")));
    assertTrue(
        new RunFolder(path).events().getFirst().event() instanceof TrainEvent.TrainingStarted);
    assertAsUninterrupted(path);
  }

  @Test
  void resume_killedInTheFirstSave_startsTheRun() throws IOException {
    Path path = Files.createDirectory(parent.resolve("first"));
    Files.createFile(path.resolve("run.lock"));
    Path leftover = Files.writeString(path.resolve("spec.yaml.tmp.999999999-1"), "half a sp");
    resume(path, "fit.epochs=4");
    assertFalse(Files.exists(leftover));
    assertAsUninterrupted(path);
  }

  @Test
  void resume_withoutCheckpoints_startsAgainAndCountsItsSteps() {
    Path path = paused(2, "fit.checkpointEvery=none");
    assertEquals(16, resume(path).steps());
    try (FolderRun held = FolderRun.resume(path, Optional.empty(), RECORDING)) {
      assertEquals(16, held.result().steps());
    }
  }

  @Test
  void train_failureWhoseHistoryCannotBeWritten_isTheFailure() throws IOException {
    Path path = parent.resolve("failing");
    Callback fail =
        _ ->
            event -> {
              if (event instanceof TrainEvent.EpochFinished) {
                throw new IllegalStateException("mine");
              }
            };
    try (FolderRun held = FolderRun.resume(path, Optional.of(spec()), RECORDING)) {
      Files.createDirectories(path.resolve("history.json/in the way"));
      IllegalStateException failure =
          assertThrows(IllegalStateException.class, () -> go(held, fail));
      assertEquals("mine", failure.getMessage());
      assertTrue(failure.getSuppressed()[0].getMessage().contains("history.json"));
    }
  }

  @Test
  void resume_tornLastEvent_isCutOff() throws IOException {
    Path path = paused(2);
    Path log = path.resolve("events.jsonl");
    int before = new RunFolder(path).events().size();
    Files.writeString(log, "{\"type\":\"progress\",\"at\":\"20", StandardOpenOption.APPEND);
    assertEquals(before, new RunFolder(path).events().size());
    resume(path);
    assertTrue(new RunFolder(path).events().size() > before);
  }

  @Test
  void resume_twoAtOnce_isRefused() {
    Path path = paused(2);
    try (FolderRun held = FolderRun.resume(path, Optional.empty(), RECORDING)) {
      assertEquals(Stage.UNFINISHED, held.stage());
      assertRefused(
          path
              + ": another process is training into this folder. Wait for it or stop it, or choose another folder.",
          path);
    }
  }

  @Test
  void resume_otherSpec_isRefusedWithTheKeysThatDiffer() {
    Path path = paused(2);
    assertRefused(
        path
            + ": holds a run of another spec: model.0.dense.units: 8 there, 9 given; optimizer.adam.learningRate: 0.05 there, 0.06 given; fit.epochs: 4 there, 3 given. Leave SPEC out to go on with that run, or choose another folder; only fit.epochs may grow.",
        path,
        "model.0.dense.units=9",
        "optimizer.adam.learningRate=0.06",
        "fit.epochs=3");
  }

  @Test
  void resume_otherCheckpoints_isTheSameRun() throws IOException {
    Path path = paused(2);
    resume(path, "fit.checkpointEvery={steps: 3}");
    assertAsUninterrupted(path, "fit.checkpointEvery={steps: 3}");
  }

  @Test
  void resume_otherInstruments_isTheSameRun() throws IOException {
    Path path = paused(2);
    resume(path, "fit.instruments={steps: 3, watch: [gradients]}");
    assertAsUninterrupted(path, "fit.instruments={steps: 3, watch: [gradients]}");
    List<Long> steps = new ArrayList<>();
    new RunFolder(path)
        .events()
        .forEach(recorded -> {
          if (recorded.event() instanceof TrainEvent.Inspected look) {
            assertTrue(look.reading().gradientNorm().isPresent());
            steps.add(look.step());
          }
        });
    assertEquals(List.of(9L, 12L, 15L), steps);
  }

  @Test
  void resume_nothingThereAndNoSpec_isRefused() {
    Path path = parent.resolve("none");
    assertRefused(
        "%s: holds no run to go on with. Give the spec to start one: ./gradus train SPEC --resume --out %1$s."
            .formatted(path),
        path);
    assertFalse(Files.exists(path));
  }

  @Test
  void resume_folderOfSomethingElse_isRefused() throws IOException {
    Files.writeString(parent.resolve("notes.txt"), "mine");
    assertRefused(
        parent
            + ": the folder is not empty, a new run never overwrites files. Choose another folder or delete this one.",
        parent,
        "fit.epochs=4");
    assertFalse(Files.exists(parent.resolve("run.lock")));
  }

  @Test
  void resume_checkpointOfAnotherRun_isRefused() throws IOException {
    Path path = paused(2);
    Path other = parent.resolve("other");
    try (FolderRun held =
        FolderRun.resume(other, Optional.of(spec("fit.batchSize=8")), RECORDING)) {
      go(held);
    }
    Path foreign = new RunFolder(other).checkpoints().files().getLast();
    Path placed = path.resolve("checkpoints").resolve(foreign.getFileName());
    Files.copy(foreign, placed);
    assertRefused(
        placed + ": is a checkpoint of a run of another spec. Take it out of the folder.", path);
  }

  @Test
  void resume_otherVersionAndThreads_isAllowedAndSaid() {
    Path path = paused(2);
    try (FolderRun held = FolderRun.resume(path, Optional.empty(), recording("0.2.0"));
        Backend backend = new ReferenceBackend()) {
      assertEquals(
          path
              + ": Gradus 0.1.0, now 0.2.0; the last digits may differ from those of an uninterrupted run",
          held.notes(backend).getLast());
    }
  }

  @Test
  void start_folderInUse_isRefused() {
    Path path = parent.resolve("new");
    RunFolder folder = RunFolder.create(path);
    try (FolderRun held = FolderRun.start(folder, SPEC, RECORDING)) {
      assertEquals(SPEC, held.spec());
      assertThrows(GradusException.class, () -> FolderRun.start(folder, SPEC, RECORDING).close());
    }
    RunFolder.create(path);
  }

  private static void assertRefused(String message, Path path, String... edits) {
    assertEquals(
        message, assertThrows(GradusException.class, () -> resume(path, edits)).getMessage());
  }
}
