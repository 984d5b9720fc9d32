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

class LrFindCommandTest {

  @TempDir private Path folder;

  @Test
  void lrFind_noisyClasses_printsAnInterval() throws IOException {
    Session session = new Session(folder);
    Path out = folder.resolve("found");
    Path spec = session.write("noisy.yaml", Session.SPEC.formatted(noisyTable(session)));
    Outcome outcome =
        session.run("lr-find", spec, "--to", 1e4, "--out", out, "--threads", 1, "--json");
    assertEquals(0, outcome.status(), outcome.err());
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(
        List.of("refusal", "low", "high", "steep", "valley", "minimumTenth", "figure", "seeds"),
        List.copyOf(json.keySet()));
    assertEquals("", json.get("refusal"));
    double low = (Double) json.get("low");
    double high = (Double) json.get("high");
    assertTrue(1e-5 < low && low < high && high < 1e4, outcome.out());
    assertEquals(3, ((List<?>) json.get("seeds")).size());
    assertTrue(
        outcome.err().contains("Try learning rates from ") && outcome.err().contains("seed 3: "),
        outcome.err());
    assertTrue(Files.readString(out.resolve("learning-rate.svg")).contains(">seed 3</text>"));
    assertTrue(Files.exists(out.resolve("learning-rate.png")));
    assertEquals(json, Json.readMap(Files.readString(out.resolve("lr-find.json")), "file"));
  }

  /// Where every fifth label is wrong no rate, however large, can end at a loss of 0.
  private static Path noisyTable(Session session) {
    StringBuilder rows = new StringBuilder("x,y,color\n");
    for (int i = 0; i < 90; i++) {
      int color = (i % 5 == 0 ? i + 1 : i) % 3;
      rows.append(
          "%d,%d,%s\n"
              .formatted(3 * (i % 3) + i % 2, i % 7, List.of("red", "green", "blue").get(color)));
    }
    return session.write("noisy.csv", rows.toString());
  }

  @Test
  void lrFind_flatCurve_refusesInWordsWithStatusOne() {
    Session session = new Session(folder);
    Outcome outcome =
        session.run(
            "lr-find",
            session.spec(),
            "--from",
            "1e-9",
            "--to",
            "1e-8",
            "--steps",
            100,
            "--seeds",
            1,
            "--out",
            folder.resolve("flat"));
    assertEquals(1, outcome.status());
    assertTrue(
        outcome.out().contains("No suggestion. Seed 1: the curve is flat: the loss fell from "),
        outcome.out());
  }
}
