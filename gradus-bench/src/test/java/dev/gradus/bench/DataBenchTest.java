package dev.gradus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Backends;
import org.junit.jupiter.api.Test;

class DataBenchTest {

  @Test
  void run_fewSamples_givesCosts() {
    DataBench bench = new DataBench(1, 70, 2);
    try (Backend backend = Backends.best(1)) {
      assertTrue(bench.streaming(backend).ratio() > 0);
      assertTrue(bench.augmentation(backend).plainSeconds() > 0);
    }
  }

  @Test
  void bench_ofNothing_isRefused() {
    ConfigException refusal = assertThrows(ConfigException.class, () -> new DataBench(1, 0, 1));
    assertEquals(
        "bench: rounds, digits and photos must be at least 1, got 1, 0 and 1.",
        refusal.getMessage());
  }
}
