package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class AdamWTest {

  /// Averages of a gradient of 0 stay 0, so only the decay is left: 2 (1 - 0.5 * 0.25), twice.
  @Test
  void step_zeroGradient_weightDecays() {
    HostWeights weights = HostWeights.of(new AdamW(0.5).withWeightDecay(0.25), 2);
    weights.step(0);
    assertArrayEquals(new double[] {1.75}, weights.weights());
    weights.step(0);
    assertArrayEquals(new double[] {1.75 * 0.875}, weights.weights());
  }

  @Test
  void step_noDecay_isAdam() {
    HostWeights adamW = HostWeights.of(AdamW.defaults().withWeightDecay(0), 2);
    HostWeights adam = HostWeights.of(Adam.defaults(), 2);
    for (int i = 0; i < 5; i++) {
      adamW.step(i - 1.5);
      adam.step(i - 1.5);
      assertArrayEquals(adam.weights(), adamW.weights());
    }
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "AdamW[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.999, epsilon=1.0E-7, weightDecay=0.004, amsgrad=false, convention=KERAS]",
        AdamW.defaults().toString());
    assertEquals(
        "AdamW[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.01, amsgrad=false, convention=PYTORCH]",
        AdamW.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        m' = 0.9 * m + (1 - 0.9) * gradient
        v' = 0.999 * v + (1 - 0.999) * (gradient * gradient)
        weight' = weight - weight * (learningRate * 0.004) - learningRate * sqrt(1 - 0.999^step) / (1 - 0.9^step) * m' / (sqrt(v') + 1e-7)\
        """,
        AdamW.defaults().update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "AdamW: beta1 must be in [0, 1), got 1.2.",
        complaint(() -> AdamW.defaults().withBeta1(1.2)));
    assertEquals(
        "AdamW: beta2 must be in [0, 1), got 1.0.", complaint(() -> AdamW.defaults().withBeta2(1)));
    assertEquals(
        "AdamW: epsilon must be greater than 0 and finite, got 0.0.",
        complaint(() -> AdamW.defaults().withEpsilon(0)));
    assertEquals(
        "AdamW: weightDecay must be at least 0 and finite, got -0.1.",
        complaint(() -> AdamW.defaults().withWeightDecay(-0.1)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
