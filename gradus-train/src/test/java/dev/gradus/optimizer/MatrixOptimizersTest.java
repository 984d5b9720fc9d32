package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import org.junit.jupiter.api.Test;

/// Optimizers that look at a weight as a whole, by hand.
class MatrixOptimizersTest {

  @Test
  void lamb_firstStep_movesByAShareOfTheLength() {
    // Adam's first direction is sign(g), here of length sqrt(2); |w| = 5: ratio 5 / sqrt(2)
    HostWeights weights = HostWeights.of(Lamb.defaults().withEpsilon(1e-12), 3, -4);
    weights.step(0.5, 8);
    double move = 0.001 * 5 / Math.sqrt(2);
    assertArrayEquals(new double[] {3 - move, -4 - move}, weights.weights(), 1e-12);
    assertArrayEquals(new double[] {0.05, 0.8}, weights.slot("m"), 1e-15);
  }

  @Test
  void lamb_weightsOfZero_moveAsAdams() {
    HostWeights weights = HostWeights.of(Lamb.defaults().withEpsilon(1e-12), 0, 0);
    weights.step(0.5, 8);
    assertArrayEquals(new double[] {-0.001, -0.001}, weights.weights(), 1e-12);
  }

  @Test
  void adafactor_firstStep_movesByAShareOfTheSize() {
    // g^2 = [[1, 4], [1, 4]]: rows 2.5 and 2.5, columns 1 and 4, v = g^2, so u = sign(g) of rms 1;
    // rms(w) = sqrt((1 + 4 + 9 + 16) / 4) = sqrt(7.5)
    GraphWeights weights =
        new GraphWeights(Adafactor.defaults(), "dense/kernel", Shape.of(2, 2), 1, 2, 3, 4);
    weights.step(1, -2, -1, 2);
    double move = 0.001 * Math.sqrt(7.5);
    assertArrayEquals(
        new double[] {1 - move, 2 + move, 3 + move, 4 - move}, weights.weights(), 1e-15);
    assertArrayEquals(new double[] {2.5, 2.5}, weights.slot("rows"), 1e-15);
    assertArrayEquals(new double[] {1, 4}, weights.slot("columns"), 1e-15);
  }

  @Test
  void muon_manyIterations_keepDirectionsAndNearlyOneLength() {
    // a diagonal gradient: each singular value goes its own way, to between 0.68 and 1.14
    GraphWeights weights =
        new GraphWeights(
            Muon.defaults().withNsSteps(9).withWeightDecay(0),
            "dense/kernel",
            Shape.of(2, 2),
            new double[4]);
    weights.step(4, 0, 0, -0.5);
    double[] w = weights.weights();
    double usual = 0.001 * 0.2 * Math.sqrt(2);
    assertArrayEquals(new double[] {0, 0}, new double[] {w[1], w[2]}, 1e-18);
    assertEquals(-0.91, w[0] / usual, 0.24);
    assertEquals(0.91, w[3] / usual, 0.24);
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertEquals("Lamb: beta1 must be in [0, 1), got 1.0.", complaint(() -> lamb().withBeta1(1)));
    assertEquals("Lamb: beta2 must be in [0, 1), got -1.0.", complaint(() -> lamb().withBeta2(-1)));
    assertEquals(
        "Lamb: epsilon must be greater than 0 and finite, got 0.0.",
        complaint(() -> lamb().withEpsilon(0)));
    assertEquals(
        "Lamb: weightDecay must be at least 0 and finite, got -1.0.",
        complaint(() -> lamb().withWeightDecay(-1)));
    assertEquals(
        "Adafactor: beta2Decay must be at most 0 and finite, got 0.8.",
        complaint(() -> adafactor().withBeta2Decay(0.8)));
    assertEquals(
        "Adafactor: epsilon1 must be greater than 0 and finite, got 0.0.",
        complaint(() -> adafactor().withEpsilon1(0)));
    assertEquals(
        "Adafactor: epsilon2 must be at least 0 and finite, got NaN.",
        complaint(() -> adafactor().withEpsilon2(Double.NaN)));
    assertEquals(
        "Adafactor: clipThreshold must be greater than 0 and finite, got -1.0.",
        complaint(() -> adafactor().withClipThreshold(-1)));
    assertEquals(
        "Adafactor: weightDecay must be at least 0 and finite, got -1.0.",
        complaint(() -> adafactor().withWeightDecay(-1)));
    assertEquals(
        "Muon: momentum must be in [0, 1), got 1.0.",
        complaint(() -> Muon.defaults().withMomentum(1)));
    assertEquals(
        "Muon: nsSteps must be at least 1, got 0.",
        complaint(() -> Muon.defaults().withNsSteps(0)));
    assertEquals(
        "Muon: weightDecay must be at least 0 and finite, got -1.0.",
        complaint(() -> Muon.defaults().withWeightDecay(-1)));
  }

  private static Lamb lamb() {
    return Lamb.defaults();
  }

  private static Adafactor adafactor() {
    return Adafactor.defaults();
  }

  private static String complaint(Runnable setting) {
    return assertThrows(ConfigException.class, setting::run).getMessage();
  }
}
