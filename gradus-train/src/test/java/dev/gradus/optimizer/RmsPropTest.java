package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class RmsPropTest {

  /// rho 0.5, epsilon 0.5: meanSquare 0.5 * 1, weight 2 - 0.25 * 1 / sqrt(0.5 + 0.5); then
  /// meanSquare 0.75, weight - 0.25 / sqrt(1.25)
  @Test
  void step_plain_byHand() {
    HostWeights weights = HostWeights.of(new RmsProp(0.25).withRho(0.5).withEpsilon(0.5), 2);
    weights.step(1);
    assertArrayEquals(new double[] {1.75}, weights.weights());
    weights.step(1);
    assertArrayEquals(new double[] {0.75}, weights.slot("meanSquare"));
    assertArrayEquals(new double[] {1.75 - 0.25 / Math.sqrt(1.25)}, weights.weights(), 1e-15);
  }

  /// velocity 0.25, then 0.5 * 0.25 + 0.25 / sqrt(1.25)
  @Test
  void step_momentum_byHand() {
    HostWeights weights =
        HostWeights.of(new RmsProp(0.25).withRho(0.5).withEpsilon(0.5).withMomentum(0.5), 2);
    weights.step(1);
    weights.step(1);
    assertArrayEquals(
        new double[] {2 - 0.25 - 0.125 - 0.25 / Math.sqrt(1.25)}, weights.weights(), 1e-15);
  }

  /// meanSquare 0.5, mean 0.5: spread 0.25, weight 2 - 0.25 / sqrt(0.25 + 0.75)
  @Test
  void step_centered_byHand() {
    HostWeights weights =
        HostWeights.of(new RmsProp(0.25).withRho(0.5).withEpsilon(0.75).withCentered(true), 2);
    weights.step(1);
    assertArrayEquals(new double[] {0.5}, weights.slot("mean"));
    assertArrayEquals(new double[] {1.75}, weights.weights());
  }

  /// A gradient that never changes has no spread: rounding may make the difference negative, never
  /// its root NaN.
  @Test
  void step_centeredConstantGradient_staysFinite() {
    HostWeights weights =
        HostWeights.of(RmsProp.defaults().withCentered(true).withEpsilon(1e-30), 2);
    for (int i = 0; i < 2_000; i++) {
      weights.step(1000.1);
      assertEquals(true, Double.isFinite(weights.weights()[0]));
    }
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "RmsProp[learningRate=Constant[learningRate=0.001], rho=0.9, momentum=0.0, epsilon=1.0E-7, centered=false, convention=KERAS]",
        RmsProp.defaults().toString());
    assertEquals(
        "RmsProp[learningRate=Constant[learningRate=0.01], rho=0.99, momentum=0.0, epsilon=1.0E-8, centered=false, convention=PYTORCH]",
        RmsProp.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        meanSquare' = 0.9 * meanSquare + (1 - 0.9) * (gradient * gradient)
        weight' = weight - learningRate * gradient / sqrt(meanSquare' + 1e-7)\
        """,
        RmsProp.defaults().update().toString());
    assertEquals(
        """
        t1 = 1 - 0.9
        meanSquare' = 0.9 * meanSquare + t1 * (gradient * gradient)
        mean' = 0.9 * mean + t1 * gradient
        velocity' = 0.5 * velocity + learningRate * gradient / sqrt(max(meanSquare' - mean' * mean', 0) + 1e-7)
        weight' = weight - velocity'\
        """,
        RmsProp.defaults().withCentered(true).withMomentum(0.5).update().toString());
    assertEquals(
        """
        meanSquare' = 0.99 * meanSquare + (1 - 0.99) * (gradient * gradient)
        velocity' = 0.5 * velocity + gradient / (sqrt(meanSquare') + 1e-8)
        weight' = weight - learningRate * velocity'\
        """,
        RmsProp.likePyTorch().withMomentum(0.5).update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "RmsProp: rho must be in [0, 1), got 1.0.", complaint(() -> RmsProp.defaults().withRho(1)));
    assertEquals(
        "RmsProp: momentum must be in [0, 1), got -1.0.",
        complaint(() -> RmsProp.defaults().withMomentum(-1)));
    assertEquals(
        "RmsProp: epsilon must be greater than 0 and finite, got NaN.",
        complaint(() -> RmsProp.defaults().withEpsilon(Double.NaN)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
