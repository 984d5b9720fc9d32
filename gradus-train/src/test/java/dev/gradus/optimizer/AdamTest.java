package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class AdamTest {

  /// m = 0.1 * 2, v = 0.001 * 4, alpha = 0.001 sqrt(0.001) / 0.1, weight = 1 - alpha * 0.2 /
  /// (sqrt(0.004) + 1e-7)
  @Test
  void step_first_byHand() {
    HostWeights weights = HostWeights.of(Adam.defaults(), 1);
    weights.step(2);
    assertArrayEquals(new double[] {0.2}, weights.slot("m"), 1e-16);
    assertArrayEquals(new double[] {0.004}, weights.slot("v"), 1e-16);
    double alpha = 0.001 * 0.03162277660168379 / 0.1;
    assertArrayEquals(
        new double[] {1 - alpha * 0.2 / (0.06324555320336758 + 1e-7)}, weights.weights(), 1e-15);
  }

  /// With a gradient that never changes both corrected averages are exact, so every step is the
  /// learning rate, short of it by epsilon over the uncorrected root: 1e-7 / (3 sqrt(1 - 0.999^t)),
  /// which is largest at t = 1.
  @Test
  void step_constantGradient_movesByLearningRate() {
    HostWeights weights = HostWeights.of(new Adam(0.01), 0);
    double before = 0;
    for (int t = 1; t <= 100; t++) {
      weights.step(3);
      double now = weights.weights()[0];
      assertEquals(
          -0.01, now - before, 0.01 * 1e-7 / (3 * Math.sqrt(1 - Math.pow(0.999, t))) + 1e-15);
      before = now;
    }
  }

  /// An independent restatement with different, varying gradients.
  @Test
  void step_manyGradients_followsThePaper() {
    Adam adam = new Adam(0.02).withBeta1(0.8).withBeta2(0.99).withEpsilon(1e-3);
    HostWeights weights = HostWeights.of(adam, 0.5);
    double weight = 0.5;
    double m = 0;
    double v = 0;
    for (int t = 1; t <= 50; t++) {
      double gradient = Math.sin(t) + 0.3;
      weights.step(gradient);
      m += (gradient - m) * (1 - 0.8);
      v += (gradient * gradient - v) * (1 - 0.99);
      double mHat = m / (1 - Math.pow(0.8, t));
      double vHat = v / (1 - Math.pow(0.99, t));
      double epsilon = 1e-3 / Math.sqrt(1 - Math.pow(0.99, t));
      weight -= 0.02 * mHat / (Math.sqrt(vHat) + epsilon);
      assertEquals(weight, weights.weights()[0], 1e-13);
    }
  }

  /// v = 0.5 * 16, then 0.5 * 8: the third step still divides by the root of 8.
  @Test
  void step_amsgradSmallerGradient_remembersLargestMeanSquare() {
    Adam adam = new Adam(0.5).withBeta1(0).withBeta2(0.5).withAmsgrad(true);
    HostWeights weights = HostWeights.of(adam, 1);
    weights.step(4);
    double before = weights.weights()[0];
    weights.step(0);
    assertArrayEquals(new double[] {4}, weights.slot("v"));
    assertArrayEquals(new double[] {8}, weights.slot("vMax"));
    weights.step(1);
    double moved = 0.5 * Math.sqrt(1 - 0.125) / (Math.sqrt(8) + 1e-7);
    assertEquals(before - moved, weights.weights()[0], 1e-15);
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "Adam[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.999, epsilon=1.0E-7, amsgrad=false, convention=KERAS]",
        Adam.defaults().toString());
    assertEquals(
        "Adam[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.999, epsilon=1.0E-8, amsgrad=false, convention=PYTORCH]",
        Adam.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        m' = 0.9 * m + (1 - 0.9) * gradient
        v' = 0.999 * v + (1 - 0.999) * (gradient * gradient)
        weight' = weight - learningRate * sqrt(1 - 0.999^step) / (1 - 0.9^step) * m' / (sqrt(v') + 1e-7)\
        """,
        Adam.defaults().update().toString());
    assertEquals(
        """
        m' = 0.9 * m + (1 - 0.9) * gradient
        v' = 0.999 * v + (1 - 0.999) * (gradient * gradient)
        vMax' = max(vMax, v')
        weight' = weight - learningRate / (1 - 0.9^step) * m' / (sqrt(vMax') / sqrt(1 - 0.999^step) + 1e-8)\
        """,
        Adam.likePyTorch().withAmsgrad(true).update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "Adam: beta1 must be in [0, 1), got 1.2.", complaint(() -> Adam.defaults().withBeta1(1.2)));
    assertEquals(
        "Adam: beta2 must be in [0, 1), got -0.1.",
        complaint(() -> Adam.defaults().withBeta2(-0.1)));
    assertEquals(
        "Adam: epsilon must be greater than 0 and finite, got 0.0.",
        complaint(() -> Adam.defaults().withEpsilon(0)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
