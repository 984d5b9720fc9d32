package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.History;
import dev.gradus.history.Json;
import dev.gradus.history.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A network of a table with categories and missing entries, from its file to its predictions.
class TableRunTest {

  @TempDir private Path directory;
  private Session session;
  private Path run;

  @BeforeEach
  void train() {
    session = new Session(directory);
    StringBuilder text = new StringBuilder("id,age,color,zip,buys\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          "%d,%s,%s,%s,%s\n"
              .formatted(
                  i,
                  i % 7 == 3 ? "" : i % 10,
                  List.of("red", "green", "", "blue").get(i % 4),
                  i % 2 == 0 ? "0100" : "0200",
                  i % 4 == 0 ? "yes" : "no"));
    }
    Path table = session.write("people.csv", text.toString());
    Path spec =
        session.write(
            "people.yaml",
            """
            data: {csv: {file: %s, target: buys, ignored: [id], categorical: [zip], missing: median}}
            scale: standardize
            model:
              - dense: {units: 2, activation: softmax}
            loss: categorical-crossentropy
            optimizer: adam
            metrics: [accuracy]
            fit: {epochs: 2, batchSize: 16, seed: 1, validation: test}
            """
                .formatted(table));
    run = directory.resolve("run");
    Outcome outcome = session.run("train", spec, "--out", run, "--threads", 1);
    assertEquals(0, outcome.status(), outcome.err());
  }

  @Test
  void predict_columnsInAnyOrderAndEntriesMissing_givesTheSameBits() {
    Object one = predictions("age,color,zip\n3,red,0100\n,green,0200\n1,,0100\n");
    Object two =
        predictions("buys,zip,id,color,age\n,0100,1,red,3\n,0200,2,green,NA\n,0100,3,,1\n");
    assertEquals(3, ((List<?>) one).size());
    assertEquals(one, two);
  }

  @Test
  void predict_otherCategory_isRefusedWithTheNearest() {
    Path rows = session.write("rows.csv", "age,color,zip\n3,gren,0100\n");
    Outcome outcome = session.run("predict", run, "--input", rows, "--threads", 1);
    assertEquals(2, outcome.status());
    assertEquals(
        "%s: line 2, column `color`: `gren` is none of the 3 categories that the column had in training. Did you mean `green`? Correct it.\n"
            .formatted(rows),
        outcome.err());
  }

  @Test
  void evaluate_sameData_givesTheRunsLastValidation() {
    assertTrue(Files.exists(run.resolve("model/table.txt")));
    History history = RunFolder.open(run).history();
    assertEquals(
        Map.of(
            "loss", history.last("validationLoss"),
            "accuracy", history.last("validationAccuracy")),
        metrics());
  }

  private Map<String, Object> metrics() {
    Outcome outcome = session.run("evaluate", run, "--threads", 1, "--json");
    assertEquals(0, outcome.status(), outcome.err());
    Map<?, ?> metrics = (Map<?, ?>) Json.readMap(outcome.out(), "output").get("metrics");
    return Map.of("loss", metrics.get("loss"), "accuracy", metrics.get("accuracy"));
  }

  private Object predictions(String rows) {
    Path file = session.write("rows.csv", rows);
    Outcome outcome = session.run("predict", run, "--input", file, "--threads", 1, "--json");
    assertEquals(0, outcome.status(), outcome.err());
    return Json.readMap(outcome.out(), "output").get("predictions");
  }
}
