package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.History;
import dev.gradus.history.Json;
import dev.gradus.history.RunFolder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one can do with a finished run: evaluate, predict.
class FinishedRunTest {

  @TempDir private static Path directory;

  private static Path run;

  @BeforeAll
  static void train() {
    run = new Session(directory).trained();
  }

  @Test
  void evaluate_sameData_givesTheRunsLastValidation() {
    Map<String, Object> json = json("evaluate", run, "--threads", 1, "--json");
    History history = RunFolder.open(run).history();
    assertEquals(
        Map.of(
            "loss", history.last("validationLoss"),
            "accuracy", history.last("validationAccuracy")),
        json.get("metrics"));
    assertEquals(12, json.get("samples")); // a fifth of 60
    assertEquals(run.toString(), json.get("run"));
    Map<?, ?> confusion = (Map<?, ?>) json.get("confusion");
    long counted =
        ((List<?>) confusion.get("counts"))
            .stream()
                .flatMap(row -> ((List<?>) row).stream())
                .mapToLong(count -> ((Number) count).longValue())
                .sum();
    assertEquals(12, counted);
    assertFalse(((List<?>) json.get("reliability")).isEmpty());
  }

  @Test
  void evaluate_withoutJson_printsATable() {
    Outcome outcome = session().run("evaluate", run, "--threads", 1);
    assertEquals(0, outcome.status());
    assertLinesMatch(
        List.of(
            "backend: .*",
            "data      small.csv",
            "samples   12",
            "loss      \\d+\\.\\d{4}",
            "accuracy  \\d+\\.\\d\\d %",
            "seconds   \\d+\\.\\d+",
            "",
            "right \\\\ predicted( +\\S+){2,3}",
            ">> counts >>",
            "class +precision +recall +f1 +support",
            ">> scores >>",
            "confidence +mean +right +samples",
            ">> bins >>"),
        outcome.outLines());
  }

  @Test
  void evaluate_otherData_measuresTheirTestPart() {
    Path table = directory.resolve("small.csv");
    String data = "{csv: {file: %s, target: color, test: %s}}".formatted(table, table);
    assertEquals(
        60, json("evaluate", run, "--data", data, "--threads", 1, "--json").get("samples"));
  }

  @Test
  void predict_rowsOfTheTable_agreesWithEvaluate() {
    Path table = directory.resolve("small.csv");
    String data = "{csv: {file: %s, target: color, test: %s}}".formatted(table, table);
    Map<String, Object> evaluated = json("evaluate", run, "--data", data, "--threads", 1, "--json");
    Map<String, Object> predicted =
        json("predict", run, "--input", table, "--threads", 1, "--json");
    assertEquals(List.of("blue", "green", "red"), predicted.get("classes"));
    List<?> predictions = (List<?>) predicted.get("predictions");
    assertEquals(60, predictions.size());
    long right = 0;
    for (int row = 0; row < predictions.size(); row++) {
      Map<?, ?> prediction = (Map<?, ?>) predictions.get(row);
      right += prediction.get("class").equals(List.of("red", "green", "blue").get(row % 3)) ? 1 : 0;
      double sum =
          ((List<?>) prediction.get("probabilities"))
              .stream().mapToDouble(each -> ((Number) each).doubleValue()).sum();
      assertEquals(1, sum, 3 * 0x1p-24); // three float32 numbers of at most 1, each rounded once
    }
    assertEquals(right / 60.0, ((Map<?, ?>) evaluated.get("metrics")).get("accuracy"));
  }

  @Test
  void predict_withoutTargetColumn_givesTheSame() throws IOException {
    String rows =
        Files.readAllLines(directory.resolve("small.csv")).stream()
            .map(line -> line.substring(0, line.lastIndexOf(',')))
            .collect(Collectors.joining("\n"));
    Path bare = session().write("bare.csv", rows);
    Object with =
        json("predict", run, "--input", directory.resolve("small.csv"), "--json")
            .get("predictions");
    assertEquals(with, json("predict", run, "--input", bare, "--json").get("predictions"));
  }

  @Test
  void predict_tableOfTheTrainingGone_readsTheSavedNames() throws IOException {
    Session elsewhere = new Session(Files.createDirectory(directory.resolve("elsewhere")));
    Path folder = elsewhere.trained();
    Files.delete(elsewhere.folder().resolve("small.csv"));
    Path other = session().write("other.csv", "x,y\n0,1\n");
    Outcome named = session().run("predict", folder, "--input", other);
    assertEquals(2, named.status());
    assertTrue(
        named.err().contains("has the feature columns x, y, the run was trained on a, b of"),
        named.err());
    Files.delete(folder.resolve("model/columns.json")); // a run of an older version
    assertEquals(1, json("predict", folder, "--input", other, "--json").get("samples"));
    Path three = session().write("three.csv", "x,y,z\n0,1,2\n");
    Outcome outcome = session().run("predict", folder, "--input", three);
    assertEquals(2, outcome.status());
    assertEquals(
        "%s: has 3 feature columns (x, y, z), the run's network takes 2 numbers a row. Give the columns that it was trained on, in their order.\n"
            .formatted(three),
        outcome.err());
  }

  @Test
  void predict_withoutJson_printsATable() {
    Path two = session().write("two.csv", "a,b\n0,1\n3,2.5\n");
    Outcome outcome = session().run("predict", run, "--input", two, "--threads", 1);
    assertEquals(0, outcome.status());
    assertLinesMatch(
        List.of(
            "backend: .*",
            "row  class +probability",
            "1    (red|green|blue) +\\d+\\.\\d\\d %",
            "2    (red|green|blue) +\\d+\\.\\d\\d %"),
        outcome.outLines());
  }

  @Test
  void predict_images_readsIdx() throws IOException {
    Path images = session().write("images.idx", image());
    Path spec =
        session()
            .write(
                "pixels.yaml",
                """
                data: {catalogue: {name: mnist, take: 64}}
                scale: divide-by-max
                model: [{dense: {units: 10, activation: softmax}}]
                loss: categorical-crossentropy
                optimizer: adam
                fit: {epochs: 1, validation: none}
                """);
    Path pixels = directory.resolve("pixels");
    Outcome trained = session().run("train", spec, "--out", pixels, "--threads", 1);
    assertEquals("", trained.err());
    Map<String, Object> json = json("predict", pixels, "--input", images, "--json");
    assertEquals(2, json.get("samples"));
    List<?> predictions = (List<?>) json.get("predictions");
    assertEquals(predictions.getFirst(), predictions.getLast()); // the same image twice
  }

  @Test
  void predict_networkOfValues_givesValues() {
    Path table = session().write("line.csv", "x,y\n0,1\n1,3\n2,5\n3,7\n4,9\n");
    Path spec =
        session()
            .write(
                "line.yaml",
                """
                data: {csv: {file: %s, target: y, testShare: 0.4}}
                model: [{dense: {units: 1}}]
                loss: mean-squared-error
                optimizer: {sgd: {learningRate: 0.01}}
                fit: {epochs: 1}
                """
                    .formatted(table));
    Path folder = directory.resolve("line");
    assertEquals(0, session().run("train", spec, "--out", folder, "--threads", 1).status());
    Map<String, Object> json = json("predict", folder, "--input", table, "--json");
    assertEquals(5, ((List<?>) json.get("predictions")).size());
    assertTrue(json.get("predictions").toString().startsWith("[{values=["), json.toString());
    assertLinesMatch(
        List.of("backend: .*", "row +value", ">> five rows >>"),
        session().run("predict", folder, "--input", table).outLines());
  }

  @Test
  void summary_ofASpec_showsLayers() {
    Outcome outcome = session().run("summary", directory.resolve("small.yaml"));
    assertLinesMatch(
        List.of(
            "layer    kind   output shape  parameters",
            Pattern.quote("-------  -----  ------------  ----------"),
            "input           \\[N, 2\\]",
            "dense    dense  \\[N, 8\\] +24",
            "dense_1  dense  \\[N, 3\\] +27",
            Pattern.quote("-------  -----  ------------  ----------"),
            "total 51 parameters: 51 trainable, 0 non-trainable"),
        outcome.outLines());
    assertEquals(
        "{\"inputShape\":[2],\"inputs\":{\"input\":[2]},\"layers\":[{\"name\":\"dense\",\"kind\":\"dense\",\"from\":[\"input\"],\"outputShape\":[8],\"parameters\":24,\"trainable\":24},{\"name\":\"dense_1\",\"kind\":\"dense\",\"from\":[\"dense\"],\"outputShape\":[3],\"parameters\":27,\"trainable\":27}],\"outputs\":[\"dense_1\"],\"parameters\":51,\"trainable\":51}",
        session().run("summary", directory.resolve("small.yaml"), "--json").outLines().getLast());
  }

  /// Two empty images of 28 x 28 pixels.
  private static byte[] image() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.writeInt(0x0803);
    out.writeInt(2);
    out.writeInt(28);
    out.writeInt(28);
    out.write(new byte[2 * 28 * 28]);
    return file.toByteArray();
  }

  private static Map<String, Object> json(Object... words) {
    Outcome outcome = session().run(words);
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(1, outcome.outLines().size());
    return Json.readMap(outcome.out(), "output");
  }

  private static Session session() {
    return new Session(directory);
  }
}
