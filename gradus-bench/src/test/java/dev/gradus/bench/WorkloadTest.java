package dev.gradus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void operations_mlp64_countsForwardAndBothGradients() {
    // 2 x 64 x 784 x 1000 twice (no gradient by the input), 2 x 64 x 1000 x 10 three times
    assertEquals(
        2 * 2.0 * 64 * 784 * 1000 + 3 * 2.0 * 64 * 1000 * 10, Workload.named("mlp64").operations());
  }

  @Test
  void operations_cnn128_countsConvolutions() {
    double first = 128.0 * 28 * 28 * 32 * 9;
    double second = 128.0 * 14 * 14 * 64 * 9 * 32;
    double dense = 128.0 * (7 * 7 * 64 * 128 + 128 * 10);
    assertEquals(
        2 * 2 * first + 3 * 2 * second + 3 * 2 * dense, Workload.named("cnn128").operations());
  }

  @Test
  void operations_lstm_countsInputsAndStates() {
    double step = 32.0 * 60 * 4 * 50;
    assertEquals(
        2 * 2 * step + 3 * 2 * (3 * 50 * step + 4 * 50 * step) + 3 * 2 * 32 * 50,
        Workload.named("lstm").operations());
  }

  @Test
  void named_unknown_namesTheKnown() {
    ConfigException e = assertThrows(ConfigException.class, () -> Workload.named("mlp"));

    assertEquals(
        "bench: there is no workload named mlp. Use one of mlp64, deep64, mlp4096, cnn128, vgg16, lstm.",
        e.getMessage());
  }

  @Test
  void run_smallWorkload_reportsItsOwnArithmetic() {
    Workload small = Workload.dense("small", 4, 6, 5);
    try (Backend backend = new ReferenceBackend()) {
      Timing timing = new StepBench(3, 1, Duration.ZERO).run(small, backend);

      assertEquals("small", timing.workload());
      assertEquals(1, timing.threads());
      assertTrue(timing.microsPerStep() > 0);
      assertEquals(4e6 / timing.microsPerStep(), timing.samplesPerSecond(), 1e-6);
      assertEquals(small.operations() / timing.microsPerStep() / 1e3, timing.gflops(), 1e-12);
    }
  }
}
