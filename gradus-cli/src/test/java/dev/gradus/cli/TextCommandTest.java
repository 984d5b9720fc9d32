package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run on texts, from training to texts of one's own.
class TextCommandTest {

  @TempDir private Path directory;

  private Outcome train() throws IOException {
    StringBuilder rows = new StringBuilder("id,review,verdict\n");
    for (int i = 0; i < 40; i++) {
      boolean good = i % 2 == 0;
      rows.append(
          "%d,\"%s, number %d!\",%s\n"
              .formatted(i, good ? "A joy to read" : "Too dull", i, good ? "yes" : "no"));
    }
    Path csv = Files.writeString(directory.resolve("reviews.csv"), rows);
    Path spec =
        Files.writeString(
            directory.resolve("reviews.yaml"),
            """
            data: {text: %s, column: review, target: verdict, words: 60, length: 6}
            model:
              - embedding: {inputDim: 60, outputDim: 4, maskZero: true}
              - gru: 4
              - dense: {units: 2, activation: softmax}
            loss: categorical-crossentropy
            optimizer: {adam: {learningRate: 0.05}}
            metrics: [accuracy]
            fit: {epochs: 10, batchSize: 8}
            """
                .formatted(csv));
    return session().run("train", spec, "--out", run(), "--threads", 1);
  }

  @Test
  void predict_linesAndRows_giveTheSameAnswers() throws IOException {
    assertEquals(0, train().status());
    Path text = Files.writeString(directory.resolve("t.txt"), "a joy\n\nso dull, too dull\n");
    Path csv =
        Files.writeString(
            directory.resolve("t.csv"), "review,id\nA JOY!,1\n\"so dull,\ntoo dull\",2\n");
    Map<String, Object> lines = predict(text);
    assertEquals(2, lines.get("samples"));
    assertEquals(lines.get("predictions"), predict(csv).get("predictions"));
    assertTrue(lines.get("predictions").toString().startsWith("[{class=yes"), lines.toString());
  }

  @Test
  void evaluate_afterTheTextsChanged_takesTheWordsOfTheRun() throws IOException {
    assertEquals(0, train().status());
    Path other =
        Files.writeString(
            directory.resolve("other.csv"),
            "review,verdict\ndull dull,no\njoy joy,yes\ndull,no\njoy,yes\n");
    String data =
        "{text: {file: %s, column: review, target: verdict, testShare: 0.5}}".formatted(other);
    Outcome outcome = session().run("evaluate", run(), "--data", data, "--threads", 1, "--json");
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(1.0, ((Map<?, ?>) json.get("metrics")).get("accuracy"), outcome.out());
  }

  @Test
  void predict_withoutWordsOrColumn_isRefused() throws IOException {
    assertEquals(0, train().status());
    Path csv = Files.writeString(directory.resolve("t.csv"), "reviews\nfine\n");
    assertError(
        "DIR/t.csv: there is no column `review`. Did you mean `reviews`? The file has reviews.",
        session().run("predict", run(), "--input", csv));
    Files.delete(run().resolve("model/words.txt"));
    Outcome outcome = session().run("predict", run(), "--input", csv);
    assertEquals(2, outcome.status());
    assertTrue(
        outcome.err().contains("words.txt: the words of the model cannot be read"), outcome.err());
  }

  /// The words beside the model are those that the network learned with: without the texts that it
  /// was validated on.
  @Test
  void train_withValidation_countsWordsOfTheRestAlone() throws IOException {
    train();
    Path other = directory.resolve("validated");
    Path spec = directory.resolve("reviews.yaml");
    assertEquals(
        0,
        session()
            .run("train", spec, "--set", "fit.validation=0.25", "--out", other, "--threads", 1)
            .status());
    List<String> all = Files.readAllLines(run().resolve("model/words.txt"));
    List<String> rest = Files.readAllLines(other.resolve("model/words.txt"));
    // each text has its own number: 32 are learned from, or 24
    assertEquals(8, all.size() - rest.size());
    Outcome outcome = session().run("evaluate", other, "--threads", 1, "--json");
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(1.0, ((Map<?, ?>) json.get("metrics")).get("accuracy"), outcome.out());
  }

  @Test
  void train_withScaling_isRefused() throws IOException {
    train();
    Outcome outcome =
        session()
            .run(
                "train",
                directory.resolve("reviews.yaml"),
                "--set",
                "scale=min-max",
                "--out",
                directory.resolve("other"));
    assertEquals(2, outcome.status());
    assertError(
        "scale: is min-max, but the data are texts, whose numbers say which word it is. Leave scale out.",
        outcome);
  }

  private void assertError(String expected, Outcome outcome) {
    String said = outcome.err().replace(directory.toString(), "DIR");
    assertTrue(List.of(said.split("\n")).contains(expected), said);
  }

  private Map<String, Object> predict(Path input) {
    Outcome outcome = session().run("predict", run(), "--input", input, "--threads", 1, "--json");
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    return json;
  }

  private Path run() {
    return directory.resolve("run");
  }

  private Session session() {
    return new Session(directory);
  }
}
