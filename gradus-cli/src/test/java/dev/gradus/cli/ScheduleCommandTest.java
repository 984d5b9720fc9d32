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

class ScheduleCommandTest {

  @TempDir private Path folder;

  @Test
  void schedule_ofASpec_drawsTheRateOfTheWholeRun() throws IOException {
    Session session = new Session(folder);
    Path svg = folder.resolve("rate.svg");
    Outcome outcome =
        session.run("schedule", session.spec(), "--set", "fit.epochs=10", "--svg", svg);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(
        outcome.outLines().getFirst().endsWith(" steps: 10 epochs of 3 steps"), outcome.out());
    assertTrue(outcome.out().contains("     0.05"), outcome.out());
    assertTrue(Files.readString(svg).contains("Learning rate over the run"));
  }

  @Test
  void schedule_json_hasTheExactRates() {
    Session session = new Session(folder);
    Outcome outcome = session.run("schedule", session.spec(), "--json");
    assertEquals(0, outcome.status(), outcome.err());
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(List.of("steps", "epochs", "stepsPerEpoch", "rates"), List.copyOf(json.keySet()));
    List<?> points = (List<?>) ((Map<?, ?>) json.get("rates")).get("learning rate");
    assertEquals(json.get("steps"), points.size());
    assertEquals(Map.of("step", 0, "learningRate", 0.05), points.getFirst());
  }
}
