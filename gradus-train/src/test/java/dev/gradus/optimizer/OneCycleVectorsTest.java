package dev.gradus.optimizer;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.schedule.OneCycle;
import dev.gradus.schedule.Schedule;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// One-cycle with its momentum against PyTorch's `OneCycleLR`, and 100 steps of the optimizers that
/// it moves.
class OneCycleVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("one-cycle");
  private static final OneCycle CYCLE = new OneCycle(0.1, 100).withMomentum();

  /// Cosines of both libraries and some ten operations, each rounded to 2^-53.
  private static final Tolerance EXACT = Tolerance.relative(32 * 0x1p-53);

  /// As for the other optimizers' 100 steps: weights near 30 that move by less than that.
  private static final Tolerance REORDERED = Tolerance.relative(36_000 * 0x1p-53);

  private static final Map<String, Optimizer> OPTIMIZERS =
      Map.of(
          "sgd", Sgd.likePyTorch().withLearningRate(CYCLE),
          "sgdNesterov",
              Sgd.likePyTorch().withMomentum(0.5).withNesterov(true).withLearningRate(CYCLE),
          "adam", Adam.likePyTorch().withLearningRate(CYCLE),
          "adamw", AdamW.likePyTorch().withWeightDecay(0.5).withLearningRate(CYCLE));

  @Test
  void rateAndMomentum_everyStep_arePyTorchs() {
    assertClose(VECTORS.numbers("learningRates"), values(CYCLE), EXACT, "rates");
    assertClose(
        VECTORS.numbers("momenta"), values(CYCLE.momentum().orElseThrow()), EXACT, "momenta");
    Schedule other = CYCLE.withPctStart(0.5).withMomentum(0.6, 0.9).momentum().orElseThrow();
    assertClose(VECTORS.numbers("otherMomenta"), values(other), EXACT, "other momenta");
  }

  @Test
  void step_underOneCycle_followsPyTorch() {
    OPTIMIZERS.forEach((name, optimizer) -> {
      double[] start = VECTORS.numbers("weights");
      double[] gradients = VECTORS.numbers("gradients");
      double[] expected = VECTORS.at("paths").numbers(name);
      double[] recorded = VECTORS.numbers("recordedSteps");
      HostWeights weights = HostWeights.of(optimizer, start);
      int row = 0;
      for (int step = 1; step <= 100; step++) {
        weights.step(row(gradients, step - 1, start.length));
        if (row < recorded.length && step == (int) recorded[row]) {
          assertClose(
              row(expected, row, start.length),
              weights.weights(),
              REORDERED,
              name + ", step " + step);
          row++;
        }
      }
      assertEquals(recorded.length, row);
    });
  }

  @Test
  void momentum_behindWarmUp_waitsAndUsuallyThereIsNone() {
    Schedule warm = CYCLE.withWarmUp(10).momentum().orElseThrow();
    assertEquals(0.95, warm.at(5), 1e-15);
    assertEquals(CYCLE.momentum().orElseThrow().at(20), warm.at(30));
    assertTrue(new OneCycle(0.1, 100).momentum().isEmpty());
    assertTrue(Schedule.constant(0.1).withWarmUp(3).momentum().isEmpty());
  }

  @Test
  void withMomentum_outOfRange_complains() {
    assertEquals(
        "OneCycle: baseMomentum and maxMomentum must be in [0, 1) and rise, got 0.95 and 0.85. Usual are 0.85 and 0.95, or 0 and 0 to leave the momentum alone.",
        assertThrows(ConfigException.class, () -> CYCLE.withMomentum(0.95, 0.85)).getMessage());
  }

  private static double[] values(Schedule schedule) {
    return LongStream.range(0, 100).mapToDouble(schedule::at).toArray();
  }

  private static double[] row(double[] values, int row, int width) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }
}
