package dev.gradus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class AugmentBenchTest {

  @Test
  void run_fewImages_givesARate() {
    assertTrue(new AugmentBench(5, 1).run() > 0);
  }

  @Test
  void bench_withoutImages_isRefused() {
    ConfigException refusal = assertThrows(ConfigException.class, () -> new AugmentBench(0, 1));
    assertEquals("bench: images and rounds must be at least 1, got 0 and 1.", refusal.getMessage());
  }
}
