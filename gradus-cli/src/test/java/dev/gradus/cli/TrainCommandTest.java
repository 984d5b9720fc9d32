package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.Json;
import dev.gradus.history.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  private static final String NUMBER = "\\d+\\.\\d{4}";
  private static final String PERCENT = "\\d+\\.\\d\\d %";

  @TempDir private Path directory;

  @Test
  void train_withoutTerminal_printsALineAnEpoch() {
    Outcome outcome = session().run("train", session().spec(), "--out", run(), "--threads", 1);
    assertEquals(0, outcome.status());
    assertEquals("", outcome.err());
    assertLinesMatch(
        List.of(
            "backend: .*, 1 thread.*",
            "epoch       loss   accuracy  validationLoss  validationAccuracy    seconds  samples/s",
            " +1/2 +%s +%s +%s +%2$s +\\d+\\.\\d\\d +[\\d,]+".formatted(NUMBER, PERCENT, NUMBER),
            " +2/2 +%s +%s +%s +%2$s +\\d+\\.\\d\\d +[\\d,]+".formatted(NUMBER, PERCENT, NUMBER),
            "",
            "2 epochs, 6 steps, 51 parameters, seed 1, \\d+\\.\\d+ s",
            "run:    " + Pattern.quote(run().toString()),
            "report: " + Pattern.quote(run().resolve("report.html").toString())),
        outcome.outLines());
  }

  @Test
  void train_withJson_printsOneObjectAndNothingElse() {
    Outcome outcome =
        session().run("train", session().spec(), "--out", run(), "--threads", 1, "--json");
    assertEquals(1, outcome.outLines().size());
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
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
        List.copyOf(json.keySet()));
    assertEquals(run().toString(), json.get("run"));
    assertEquals(2, json.get("epochs"));
    assertEquals(6, json.get("steps")); // 48 rows to train on in batches of 16, twice
    assertEquals(51, json.get("parameters")); // 2 x 8 + 8 + 8 x 3 + 3
    assertEquals(1, json.get("threads"));
    assertEquals(RunFolder.open(run()).history().last("loss"), metric(json, "loss"));
    assertEquals(
        List.of("loss", "accuracy", "validationLoss", "validationAccuracy"),
        List.copyOf(((Map<?, ?>) json.get("metrics")).keySet()));
    assertTrue(outcome.err().startsWith("backend: "), outcome.err());
  }

  @Test
  void train_leavesFolderWithReportFiguresAndModel() {
    session().run("train", session().spec(), "--out", run(), "--threads", 1);
    for (String file :
        List.of(
            "spec.yaml",
            "environment.json",
            "events.jsonl",
            "history.json",
            "model/model.json",
            "model/weights.safetensors",
            "report.html",
            "figures/loss.png",
            "figures/accuracy.png")) {
      assertTrue(Files.isRegularFile(run().resolve(file)), file);
    }
  }

  @Test
  void train_withEdits_runsTheChangedSpec() {
    Outcome outcome =
        session()
            .run(
                "train",
                session().spec(),
                "--set",
                "fit.epochs=1",
                "--set",
                "fit.seed=7",
                "--out",
                run(),
                "--threads",
                1,
                "--json");
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(1, json.get("epochs"));
    assertEquals(7, json.get("seed"));
  }

  @Test
  void train_sameSeed_givesSameNumbers() {
    String first = metrics(directory.resolve("a"));
    assertEquals(first, metrics(directory.resolve("b")));
  }

  private String metrics(Path folder) {
    Outcome outcome =
        session().run("train", session().spec(), "--out", folder, "--threads", 1, "--json");
    return String.valueOf(Json.readMap(outcome.out(), "output").get("metrics"));
  }

  @Test
  void train_onATerminal_endsWithoutTheLiveLine() {
    Outcome outcome =
        session().runOnScreen("train", session().spec(), "--out", run(), "--threads", 1);
    assertEquals(0, outcome.status());
    assertTrue(outcome.err().contains("epoch 2/2 [====="), outcome.err());
    assertTrue(outcome.err().endsWith("\r\u001b[K"), outcome.err());
    assertFalse(outcome.out().contains("\u001b"), outcome.out());
    assertEquals(8, outcome.outLines().size());
  }

  @Test
  void train_lossNotFinite_failsAndLeavesNoModel() {
    Outcome outcome =
        session()
            .run(
                "train",
                session().spec(),
                "--set",
                "optimizer.adam.learningRate=1e30",
                "--out",
                run(),
                "--threads",
                1,
                "--json");
    assertEquals(1, outcome.status());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("epoch 1, step 2: loss is "), outcome.err());
    assertFalse(outcome.err().contains("\tat "), outcome.err());
    assertFalse(Files.exists(run().resolve("model")));
    assertFalse(Files.exists(run().resolve("report.html")));
    assertTrue(Files.exists(run().resolve("events.jsonl")));
  }

  @Test
  void train_wrongRequestWithVerbose_showsTheTrace() {
    Outcome outcome = session().run("train", directory.resolve("none.yaml"), "--verbose");
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("\tat dev.gradus."), outcome.err());
  }

  @Test
  void train_wrongRequest_makesNoFolder() {
    Path spec = session().spec();
    session().run("train", spec, "--set", "model.1.dense.units=4", "--out", run());
    assertFalse(Files.exists(run()));
  }

  @Test
  void train_moreThreadsThanCores_saysSo() {
    int threads = Runtime.getRuntime().availableProcessors() + 1;
    Outcome outcome =
        session().run("train", session().spec(), "--out", run(), "--threads", threads);
    assertEquals(0, outcome.status());
    assertTrue(
        outcome
            .err()
            .contains(
                "threads: %d were asked for, this machine has %d cores."
                    .formatted(threads, threads - 1)),
        outcome.err());
  }

  private static double metric(Map<String, Object> json, String name) {
    return ((Number) ((Map<?, ?>) json.get("metrics")).get(name)).doubleValue();
  }

  private Path run() {
    return directory.resolve("run");
  }

  private Session session() {
    return new Session(directory);
  }
}
