package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class LionTest {

  /// Each move is the rate, whatever the gradient's size; the mean is that of beta2, taken after
  /// the move. In the second step the mean's 0.9 * 4 outweighs the gradient's 0.1 * -30, not in the
  /// third: 0.9 * (3.96 - 0.3) < 0.1 * 40.
  @Test
  void step_gradientsOfAllSizes_movesByRate() {
    HostWeights weights = HostWeights.of(new Lion(0.25), 1);
    weights.step(400);
    assertArrayEquals(new double[] {0.75}, weights.weights());
    assertArrayEquals(new double[] {4}, weights.slot("m"), 1e-14);
    weights.step(-30);
    assertArrayEquals(new double[] {0.5}, weights.weights());
    weights.step(-40);
    assertArrayEquals(new double[] {0.75}, weights.weights());
  }

  @Test
  void step_weightDecay_byHand() {
    HostWeights weights = HostWeights.of(new Lion(0.5).withWeightDecay(0.25), 2);
    weights.step(7);
    assertArrayEquals(new double[] {2 - 0.25 - 0.5}, weights.weights());
  }

  @Test
  void defaults_areKeras() {
    assertEquals(
        "Lion[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.99, weightDecay=0.0]",
        Lion.defaults().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        m' = 0.99 * m + (1 - 0.99) * gradient
        weight' = weight - learningRate * sign(0.9 * m + (1 - 0.9) * gradient)\
        """,
        Lion.defaults().update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "Lion: beta1 must be in [0, 1), got 1.0.", complaint(() -> Lion.defaults().withBeta1(1)));
    assertEquals(
        "Lion: beta2 must be in [0, 1), got -1.0.", complaint(() -> Lion.defaults().withBeta2(-1)));
    assertEquals(
        "Lion: weightDecay must be at least 0 and finite, got NaN.",
        complaint(() -> Lion.defaults().withWeightDecay(Double.NaN)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
