package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run on a series, evaluated and asked: numbers come out in the series' own unit.
class SeriesCommandsTest {

  @TempDir private static Path directory;

  private static Path run;

  @BeforeAll
  static void train() {
    Session session = new Session(directory);
    StringBuilder text = new StringBuilder("time,value\n");
    for (int step = 0; step < 100; step++) {
      double value = 1000 + 100 * Math.sin(step * Math.PI / 4);
      text.append(String.format(Locale.ROOT, "%d,%.3f%n", 1900 + step, value));
    }
    Path series = session.write("wave.csv", text.toString());
    Path spec =
        session.write(
            "wave.yaml",
            """
            data: {series: {file: %s, target: value, window: 8}}
            model: [flatten, dense: 1]
            loss: mean-squared-error
            optimizer: {adam: {learningRate: 0.01}}
            fit: {epochs: 40, batchSize: 8}
            """
                .formatted(series));
    run = directory.resolve("trained");
    assertEquals(0, session.run("train", spec, "--out", run, "--threads", 1).status());
  }

  @Test
  void evaluate_run_saysHowFarOffItIsBesideTheLastValue() {
    Outcome outcome = session().run("evaluate", run, "--threads", 1);
    assertLinesMatch(
        List.of(
            ">> what every run says >>",
            "",
            "off by, in the data's unit +mean absolute +root mean squared",
            "the network +\\S+ +\\S+",
            "the last value seen +\\S+ +\\S+"),
        outcome.outLines());
    Map<String, Object> json = json("evaluate", run, "--threads", 1, "--json");
    double network = (double) ((Map<?, ?>) json.get("error")).get("meanAbsolute");
    double naive = (double) ((Map<?, ?>) json.get("naiveError")).get("meanAbsolute");
    assertEquals(50, naive, 3); // 50 on average over a whole wave
    assertTrue(network < naive / 2, network + " against " + naive);
  }

  @Test
  void predict_series_asksAboutEveryWindowAndTheFuture() {
    Path future = session().write("future.csv", future());
    Map<String, Object> json = json("predict", run, "--input", future, "--threads", 1, "--json");
    List<?> predictions = (List<?>) json.get("predictions");
    assertEquals(2, predictions.size());
    Map<?, ?> last = (Map<?, ?>) predictions.get(1);
    assertEquals("2008", last.get("after"));
    double value = ((Number) ((List<?>) last.get("values")).getFirst()).doubleValue();
    assertEquals(1070, value, 40); // after 1000 comes 1070
    Outcome outcome = session().run("predict", run, "--input", future, "--threads", 1);
    assertLinesMatch(
        List.of("backend: .*", "after +value", "2007 +\\d+\\.?\\d*", "2008 +\\d+\\.?\\d*"),
        outcome.outLines());
  }

  @Test
  void predict_seriesThatDoesNotFit_isRefused() {
    Path brief = session().write("brief.csv", "time,value\n1,2\n2,3\n");
    assertEquals(
        "brief.csv: has 2 steps, a window of 8 was expected. Give at least as many steps as the network sees.\n",
        session().run("predict", run, "--input", brief).err());
    Path other = session().write("other.csv", "time,values\n1,2\n2,3\n");
    assertEquals(
        other + ": there is no column `value`. Did you mean `values`? The file has time, values.\n",
        session().run("predict", run, "--input", other).err());
  }

  /// Two columns, of which the first in the file is not the one that is predicted.
  private static Path trainedOnTwo() {
    Path file = session().write("two.csv", two("wind,sun", false, 80));
    Path spec =
        session()
            .write(
                "two.yaml",
                """
                data: {series: {file: %s, window: 4, target: sun, columns: [wind, sun]}}
                model: [flatten, dense: 1]
                loss: mean-squared-error
                optimizer: {adam: {learningRate: 0.01}}
                fit: {epochs: 2, batchSize: 8}
                """
                    .formatted(file));
    Path folder = directory.resolve("two");
    if (!Files.exists(folder)) {
      assertEquals(0, session().run("train", spec, "--out", folder, "--threads", 1).status());
    }
    return folder;
  }

  private static String two(String columns, boolean swapped, int steps) {
    StringBuilder text = new StringBuilder("time," + columns + "\n");
    for (int step = 0; step < steps; step++) {
      double wind = 10 + Math.sin(step);
      double sun = 500 + 100 * Math.sin(step * Math.PI / 4);
      text.append(
          String.format(
              Locale.ROOT, "%d,%.3f,%.3f\n", step, swapped ? sun : wind, swapped ? wind : sun));
    }
    return text.toString();
  }

  @Test
  void predict_columnsInAnotherOrder_givesTheSame() throws IOException {
    for (String columns : List.of("[wind, sun]", "[]")) {
      Path folder = trainedOnTwo();
      if (columns.equals("[]")) { // the columns of the file, in its order
        Path spec = directory.resolve("two.yaml");
        folder = directory.resolve("all");
        String edit = "data.series.columns=[]";
        String first = "data.series.target=none";
        Outcome trained =
            session()
                .run("train", spec, "--set", first, "--set", edit, "--out", folder, "--threads", 1);
        assertEquals(0, trained.status(), trained.err());
      }
      Path same = session().write("same.csv", two("wind,sun", false, 30));
      Path other = session().write("swapped.csv", two("sun,wind", true, 30));
      Object expected =
          json("predict", folder, "--input", same, "--threads", 1, "--json").get("predictions");
      assertEquals(
          expected,
          json("predict", folder, "--input", other, "--threads", 1, "--json").get("predictions"));
      String data = "{series: {file: %s, window: 4}}";
      assertEquals(measured(folder, data.formatted(same)), measured(folder, data.formatted(other)));
    }
  }

  private static Map<?, ?> measured(Path folder, String data) {
    Map<String, Object> json = json("evaluate", folder, "--data", data, "--threads", 1, "--json");
    return Map.of("metrics", json.get("metrics"), "error", json.get("error"));
  }

  @Test
  void predict_missingOrOtherColumns_isRefused() throws IOException {
    Path folder = trainedOnTwo();
    Path snow = session().write("snow.csv", two("snow,sun", false, 30));
    assertEquals(
        snow + ": there is no column `wind`. Did you mean `time`? The file has time, snow, sun.\n",
        session().run("predict", folder, "--input", snow).err());
    assertEquals(
        snow
            + ": the run's network sees the columns wind, sun, got snow, sun. Name these, or leave `columns` out.\n",
        refusedData(folder, "{series: {file: %s, window: 4, columns: [snow, sun]}}", snow));
    assertEquals(
        snow
            + ": the run's network predicts the column sun, got the target wind. Leave `target` out.\n",
        refusedData(folder, "{series: {file: %s, window: 4, target: wind}}", snow));
    Path names = folder.resolve("model/columns.json");
    String saved = Files.readString(names);
    try {
      Files.writeString(names, saved.replace("\"wind\"", "\"snow\""));
      String damaged = session().run("predict", folder, "--input", snow).err();
      assertTrue(damaged.contains("The file is damaged; take it from a copy."), damaged);
      Files.delete(names);
      String gone = session().run("predict", folder, "--input", snow).err();
      assertTrue(gone.contains("the names of the columns that the network was trained on"), gone);
    } finally {
      Files.writeString(names, saved);
    }
  }

  private static String refusedData(Path folder, String data, Path file) {
    Outcome outcome = session().run("evaluate", folder, "--data", data.formatted(file));
    assertEquals(2, outcome.status());
    return outcome.err();
  }

  private static String future() {
    StringBuilder text = new StringBuilder("time,value\n");
    for (int step = 0; step < 9; step++) {
      double value = 1000 + 100 * Math.sin(step * Math.PI / 4);
      text.append(String.format(Locale.ROOT, "%d,%.3f%n", 2000 + step, value));
    }
    return text.toString();
  }

  private static Session session() {
    return new Session(directory);
  }

  private static Map<String, Object> json(Object... words) {
    Outcome outcome = session().run(words);
    assertEquals(0, outcome.status(), outcome.err());
    return Json.readMap(outcome.out(), "output");
  }
}
