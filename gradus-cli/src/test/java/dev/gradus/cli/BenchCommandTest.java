package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  @Test
  void bench_fewSteps_timesThem() {
    Outcome outcome =
        new Session(Path.of("unused"))
            .run(
                "bench",
                "--workload",
                "mlp64",
                "--steps",
                2,
                "--warmup",
                1,
                "--threads",
                1,
                "--json");
    assertEquals(0, outcome.status(), outcome.err());
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(
        List.of("workload", "microsPerStep", "samplesPerSecond", "gflops", "threads"),
        List.copyOf(json.keySet()));
    double micros = ((Number) json.get("microsPerStep")).doubleValue();
    double samples = ((Number) json.get("samplesPerSecond")).doubleValue();
    assertTrue(micros > 0);
    assertEquals(64, samples * micros / 1e6, 1e-9);
    assertEquals(1, json.get("threads"));
  }
}
