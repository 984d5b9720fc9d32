package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

class ResumeCommandTest {

  @TempDir private Path directory;

  private Session session() {
    return new Session(directory);
  }

  private Path run() {
    return directory.resolve("run");
  }

  @Test
  void resume_emptyFolder_startsTheRun() {
    Outcome outcome =
        session().run("train", session().spec(), "--resume", "--out", run(), "--threads", 1);
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals("", outcome.err());
    assertTrue(Files.exists(run().resolve("report.html")));
  }

  @Test
  void resume_finishedRun_saysSoAndGivesTheSameResult() throws IOException {
    Outcome first =
        session().run("train", session().spec(), "--out", run(), "--threads", 1, "--json");
    Files.delete(run().resolve("report.html"));
    Outcome again = session().run("train", "--resume", "--out", run(), "--json");
    assertEquals(0, again.status(), again.err());
    assertEquals(untimed(first), untimed(again));
    assertTrue(
        again.err().startsWith(run() + ": the run is finished, nothing is left to train\n"),
        again.err());
    assertTrue(Files.exists(run().resolve("report.html")));
  }

  @Test
  void resume_moreEpochs_goesOnToTheBitsOfALongRun() throws IOException {
    Path spec = session().spec();
    session().run("train", spec, "--out", run(), "--threads", 1);
    Outcome longer =
        session()
            .run(
                "train",
                "--resume",
                "--out",
                run(),
                "--threads",
                1,
                "--set",
                "fit.epochs=5",
                "--json");
    assertEquals(0, longer.status(), longer.err());
    assertTrue(
        longer
            .err()
            .contains(run() + ": goes on from step-000000006.safetensors, after epoch 2 of 5\n"),
        longer.err());
    Path whole = directory.resolve("whole");
    Outcome straight =
        session()
            .run("train", spec, "--out", whole, "--threads", 1, "--set", "fit.epochs=5", "--json");
    Map<String, Object> expected = untimed(straight);
    Map<String, Object> found = untimed(longer);
    expected.remove("run");
    found.remove("run");
    assertEquals(expected, found);
    for (String file : List.of("spec.yaml", "model/weights.safetensors", "model/model.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(run().resolve(file)), file);
    }
  }

  private static Map<String, Object> untimed(Outcome outcome) {
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    json.remove("seconds");
    return json;
  }
}
