package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class AdamaxTest {

  /// beta1 0.5, beta2 0.5, epsilon 1, rate 0.25: m = 1, u = 2, weight - 0.25 / 0.5 * 1 / 3; then
  /// with a gradient of 0.5 m = 0.75 and u = max(1, 0.5), weight - 0.25 / 0.75 * 0.75 / 2.
  @Test
  void step_twice_byHand() {
    Adamax adamax = new Adamax(0.25).withBeta1(0.5).withBeta2(0.5).withEpsilon(1);
    HostWeights weights = HostWeights.of(adamax, 1);
    weights.step(2);
    assertArrayEquals(new double[] {1 - 0.5 / 3}, weights.weights(), 1e-15);
    weights.step(0.5);
    assertArrayEquals(new double[] {0.75}, weights.slot("m"));
    assertArrayEquals(new double[] {1}, weights.slot("u"));
    assertArrayEquals(new double[] {1 - 0.5 / 3 - 0.125}, weights.weights(), 1e-15);
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "Adamax[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.999, epsilon=1.0E-7, convention=KERAS]",
        Adamax.defaults().toString());
    assertEquals(
        "Adamax[learningRate=Constant[learningRate=0.002], beta1=0.9, beta2=0.999, epsilon=1.0E-8, convention=PYTORCH]",
        Adamax.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        m' = 0.9 * m + (1 - 0.9) * gradient
        u' = max(0.999 * u, abs(gradient))
        weight' = weight - learningRate / (1 - 0.9^step) * m' / (u' + 1e-7)\
        """,
        Adamax.defaults().update().toString());
    assertEquals(
        """
        m' = 0.9 * m + (1 - 0.9) * gradient
        u' = max(0.999 * u, abs(gradient) + 1e-8)
        weight' = weight - learningRate / (1 - 0.9^step) * m' / u'\
        """,
        Adamax.likePyTorch().update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "Adamax: beta1 must be in [0, 1), got 1.0.",
        complaint(() -> Adamax.defaults().withBeta1(1)));
    assertEquals(
        "Adamax: beta2 must be in [0, 1), got -1.0.",
        complaint(() -> Adamax.defaults().withBeta2(-1)));
    assertEquals(
        "Adamax: epsilon must be greater than 0 and finite, got 0.0.",
        complaint(() -> Adamax.defaults().withEpsilon(0)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
