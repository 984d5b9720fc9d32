package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  @TempDir private Path directory;

  @Test
  void compare_withJson_printsOneObjectWithTheDocumentedFields() {
    Outcome outcome =
        compare("--vary", "optimizer=sgd,{adam: {learningRate: 0.1}}", "--seeds", 2, "--json");
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(1, outcome.outLines().size());
    Map<String, Object> json = Json.readMap(outcome.out().replace("null", "\"null\""), "output");
    assertEquals("validationAccuracy", json.get("metric"));
    assertEquals(out().resolve("report.html").toString(), json.get("report"));
    Map<?, ?> baseline = (Map<?, ?>) json.get("baseline");
    assertEquals("baseline", baseline.get("name"));
    assertEquals(2, baseline.get("seeds"));
    List<?> arms = (List<?>) json.get("arms");
    assertEquals(2, arms.size());
    Map<?, ?> sgd = (Map<?, ?>) arms.getFirst();
    assertEquals("optimizer=sgd", sgd.get("patch"));
    assertTrue(
        sgd.keySet()
            .containsAll(
                List.of(
                    "name",
                    "mean",
                    "delta",
                    "ciLow",
                    "ciHigh",
                    "pValue",
                    "verdict",
                    "secondsPerRun",
                    "perSeed")),
        sgd.toString());
    assertEquals(
        (double) sgd.get("delta"), (double) sgd.get("mean") - (double) baseline.get("mean"), 1e-12);
    assertEquals(
        "optimizer={adam: {learningRate: 0.1}}", ((Map<?, ?>) arms.getLast()).get("patch"));
  }

  @Test
  void compare_withoutTerminal_printsALineARunAndTheTable() {
    Outcome outcome = compare("--vary", "fit.batchSize=8", "--seeds", 2);
    assertEquals(0, outcome.status(), outcome.err());
    assertLinesMatch(
        List.of(
            "run 1/4  baseline, seed 1: validation accuracy \\d+\\.\\d\\d %, [\\d.]+ s, \\d+:\\d\\d left",
            "run 2/4  fit.batchSize=8, seed 1: .* left",
            "run 3/4  baseline, seed 2: .* left",
            "run 4/4  fit.batchSize=8, seed 2: validation accuracy \\d+\\.\\d\\d %, [\\d.]+ s"),
        outcome.errLines());
    assertLinesMatch(
        List.of(
            "backend: .*",
            "small.yaml: 1 arm and the baseline, 2 seeds, 4 runs",
            "",
            "arm .*verdict",
            "baseline .*",
            "fit.batchSize=8 .*",
            ">> sentences and notes >>",
            "report: .*report.html"),
        outcome.outLines());
  }

  @Test
  void compare_writesReportFiguresAndJson() throws IOException {
    compare("--vary", "fit.batchSize=8", "--seeds", 2);
    assertTrue(Files.isRegularFile(out().resolve("figures/effects.png")));
    assertTrue(Files.isRegularFile(out().resolve("figures/validation-accuracy.png")));
    String page = Files.readString(out().resolve("report.html"));
    assertTrue(
        page.contains("small.yaml --vary fit.batchSize=8 --seeds 2"), "the command is there");
    assertTrue(
        Files.readString(out().resolve("comparison.json")).contains("\"validationAccuracy\""));
  }

  @Test
  void compare_onATerminal_showsArmSeedAndNoLinesOfRuns() {
    Outcome outcome =
        session()
            .runOnScreen(
                "compare",
                session().spec(),
                "--vary",
                "fit.batchSize=8",
                "--seeds",
                2,
                "--threads",
                1,
                "--out",
                out());
    assertEquals(0, outcome.status());
    assertTrue(outcome.err().contains("run 4/4 ["), outcome.err());
    assertTrue(outcome.err().contains("fit.batchSize=8, seed 2"), outcome.err());
    assertFalse(outcome.err().contains("\n"), outcome.err());
    assertTrue(outcome.err().endsWith("\r\u001b[K"), outcome.err());
  }

  @Test
  void compare_armDiverges_saysSoAndGoesOn() {
    Outcome outcome =
        compare("--vary", "optimizer={sgd: {learningRate: 1e30}}", "--seeds", 2, "--json");
    assertEquals(0, outcome.status());
    assertTrue(outcome.out().contains("\"verdict\":\"UNRELIABLE\""), outcome.out());
    assertTrue(outcome.out().contains("\"perSeed\":[null,null]"), outcome.out());
    assertTrue(outcome.err().contains("seed 1: failed: epoch 1, step 2: loss is "), outcome.err());
  }

  @Test
  void compare_baselineDiverges_fails() {
    Outcome outcome =
        compare(
            "--set",
            "optimizer={sgd: {learningRate: 1e30}}",
            "--vary",
            "optimizer=sgd",
            "--seeds",
            1);
    assertEquals(1, outcome.status());
    assertTrue(
        outcome
            .err()
            .endsWith(
                "compare: every run of the baseline failed, so there is nothing to compare with. Make the baseline train first: ./gradus train SPEC.\n"),
        outcome.err());
  }

  @Test
  void compare_resumed_runsNothingAgainAndGivesTheSame() throws IOException {
    compare("--vary", "fit.batchSize=8", "--seeds", 2);
    String before = Files.readString(out().resolve("comparison.json"));
    Outcome outcome = session().run("compare", "--resume", out(), "--threads", 1);

    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(List.of("4 of 4 runs are done already"), outcome.errLines());
    assertEquals(
        before.replaceAll("\"seconds\" : .*", ""),
        Files.readString(out().resolve("comparison.json")).replaceAll("\"seconds\" : .*", ""));
    assertTrue(
        Files.readString(out().resolve("report.html"))
            .contains("small.yaml --vary fit.batchSize=8 --seeds 2"),
        "the command that began it");
  }

  @Test
  void compare_resumedUnderOtherThreads_saysSo() throws IOException {
    compare("--vary", "fit.batchSize=8", "--seeds", 2);
    Path log = out().resolve("trials.jsonl");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, 4));
    Outcome outcome = session().run("compare", "--resume", out(), "--threads", 2);

    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(
        outcome.out().replaceAll("\\s+", " ").contains("The study went on under another backend ("),
        outcome.out());
  }

  @Test
  void compare_resumedWithOtherSettings_isRefused() {
    compare("--vary", "fit.batchSize=8", "--seeds", 2);
    Outcome outcome = session().run("compare", "--resume", out(), "--seeds", 3);

    assertEquals(2, outcome.status());
    assertEquals(
        out()
            + ": holds a study of something else: seeds: 2 there, 3 given. With that changed it is a new study: give it a folder of its own, or go on with this one as it is.\n",
        outcome.err());
  }

  @Test
  void compare_severalJobs_giveTheSameNumbers() {
    String[] words = {"--vary", "fit.batchSize=8,4", "--seeds", "3"};
    compare((Object[]) words);
    Path alone = out().resolve("comparison.json");
    Path both = directory.resolve("both");
    Outcome outcome =
        session()
            .run(
                "compare",
                session().spec(),
                "--vary",
                "fit.batchSize=8,4",
                "--seeds",
                3,
                "--threads",
                2,
                "--jobs",
                2,
                "--out",
                both);

    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(9, outcome.errLines().size(), outcome.err());
    assertTrue(outcome.out().contains(", in each of 2 jobs\n"), outcome.out());
    assertEquals(perSeed(alone), perSeed(both.resolve("comparison.json")));
  }

  private static List<String> perSeed(Path file) {
    try {
      return Pattern.compile("\"perSeed\" : \\[[^]]*]")
          .matcher(Files.readString(file))
          .results()
          .map(MatchResult::group)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void compare_factorial_printsEffectsAlsoWhenResumed() {
    Outcome outcome =
        compare("--factorial", "fit.batchSize=8", "--factorial", "optimizer=sgd", "--seeds", 2);

    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("\neffect "), outcome.out());
    assertTrue(outcome.out().contains("\nfit.batchSize=8 x optimizer=sgd "), outcome.out());
    Outcome again = session().run("compare", "--resume", out(), "--threads", 1);
    assertTrue(again.out().contains("\nfit.batchSize=8 x optimizer=sgd "), again.out());
  }

  @Test
  void compare_leaveOneOut_undoesEachEdit() {
    Outcome outcome =
        compare(
            "--leave-one-out",
            "--vary",
            "fit.batchSize=8",
            "--vary",
            "model.1+={dropout: 0.2}",
            "--seeds",
            2);

    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("\nwithout fit.batchSize=8 "), outcome.out());
    assertTrue(outcome.out().contains("\nwithout model.1+={dropout: 0.2} "), outcome.out());
  }

  @Test
  void compare_tunedWithTarget_showsRatesAndEpochs() {
    Outcome outcome =
        compare("--vary", "fit.batchSize=8", "--seeds", 1, "--tune-rate", "--target", 0.5);

    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(22, outcome.errLines().size(), outcome.err());
    assertTrue(
        outcome.err().startsWith("run  1/22  baseline at learning rate 0.005, seed 1000001: "),
        outcome.err());
    assertTrue(outcome.out().contains("epochs to 50.00 %  learning rate"), outcome.out());
    assertTrue(outcome.out().contains("at equal "), outcome.out());
  }

  @Test
  void compare_builtInBaseline_isRefusedWithTheSameWords() {
    Outcome outcome = session().run("compare", "--set", "fit.epochs=0", "--out", out());
    assertEquals(2, outcome.status());
    assertEquals(
        "Patch fit.epochs=0: fit: FitSettings: epochs must be at least 1, got 0.\n", outcome.err());
    assertFalse(Files.exists(out()));
  }

  private Outcome compare(Object... words) {
    Object[] all = new Object[words.length + 6];
    all[0] = "compare";
    all[1] = session().spec();
    System.arraycopy(words, 0, all, 2, words.length);
    all[words.length + 2] = "--threads";
    all[words.length + 3] = 1;
    all[words.length + 4] = "--out";
    all[words.length + 5] = out();
    return session().run(all);
  }

  private Path out() {
    return directory.resolve("compared");
  }

  private Session session() {
    return new Session(directory);
  }
}
