package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class NadamTest {

  /// The momentum without its warm-up: beta1 0.5 and momentumDecay 0 give mu = 0.25 throughout.
  /// With m = 1, muProduct = 1/4, mean = 0.25 * 1 / (1 - 1/16) + 0.75 * 2 / 0.75; the corrected
  /// root is 2.
  @Test
  void step_first_byHand() {
    Nadam nadam =
        new Nadam(0.5).withBeta1(0.5).withBeta2(0.5).withEpsilon(1e-300).withMomentumDecay(0);
    HostWeights weights = HostWeights.of(nadam, 3);
    weights.step(2);
    assertArrayEquals(new double[] {1}, weights.slot("m"));
    assertArrayEquals(new double[] {2}, weights.slot("v"));
    assertArrayEquals(new double[] {0.25}, weights.slot("muProduct"));
    assertArrayEquals(new double[] {3 - 0.5 * (4 / 15.0 + 2) / 2}, weights.weights(), 1e-15);
  }

  @Test
  void initialValue_onlyTheProductStartsAtOne() {
    assertEquals(1, Nadam.defaults().initialValue("muProduct"));
    assertEquals(0, Nadam.defaults().initialValue("m"));
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "Nadam[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.999, epsilon=1.0E-7, momentumDecay=1.0]",
        Nadam.defaults().toString());
    assertEquals(
        "Nadam[learningRate=Constant[learningRate=0.002], beta1=0.9, beta2=0.999, epsilon=1.0E-8, momentumDecay=0.004]",
        Nadam.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        m' = 0.9 * m + (1 - 0.9) * gradient
        v' = 0.999 * v + (1 - 0.999) * (gradient * gradient)
        t1 = 0.9 * (1 - 0.96^(step * 1) * 0.5)
        muProduct' = muProduct * t1
        t2 = 0.9 * (1 - 0.96^((step + 1) * 1) * 0.5)
        weight' = weight - learningRate * (t2 * m' / (1 - muProduct' * t2) + (1 - t1) * gradient / (1 - muProduct')) / (sqrt(v' / (1 - 0.999^step)) + 1e-7)\
        """,
        Nadam.defaults().update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "Nadam: beta1 must be in [0, 1), got 1.0.", complaint(() -> Nadam.defaults().withBeta1(1)));
    assertEquals(
        "Nadam: beta2 must be in [0, 1), got -1.0.",
        complaint(() -> Nadam.defaults().withBeta2(-1)));
    assertEquals(
        "Nadam: epsilon must be greater than 0 and finite, got 0.0.",
        complaint(() -> Nadam.defaults().withEpsilon(0)));
    assertEquals(
        "Nadam: momentumDecay must be at least 0 and finite, got -1.0.",
        complaint(() -> Nadam.defaults().withMomentumDecay(-1)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
