package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class AdagradTest {

  /// accumulator 1 + 4 + 4 = 9 with epsilon 7 under the root: 16; the steps divide by sqrt(12) and
  /// 4.
  @Test
  void step_twice_byHand() {
    Adagrad adagrad = new Adagrad(0.5).withInitialAccumulatorValue(1).withEpsilon(7);
    HostWeights weights = HostWeights.of(adagrad, 3);
    weights.step(2);
    weights.step(2);
    assertArrayEquals(new double[] {9}, weights.slot("accumulator"));
    assertArrayEquals(
        new double[] {3 - 0.5 * 2 / Math.sqrt(12) - 0.5 * 2 / 4}, weights.weights(), 1e-15);
  }

  /// From a sum of 0 the first move is the learning rate, short of it by epsilon over the gradient.
  @Test
  void step_likePyTorchFirst_movesByLearningRate() {
    HostWeights weights = HostWeights.of(Adagrad.likePyTorch(), 1, 1);
    weights.step(1e-3, -1e3);
    assertArrayEquals(new double[] {0.99, 1.01}, weights.weights(), 0.01 * 1e-7 + 1e-15);
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "Adagrad[learningRate=Constant[learningRate=0.001], initialAccumulatorValue=0.1, epsilon=1.0E-7, convention=KERAS]",
        Adagrad.defaults().toString());
    assertEquals(
        "Adagrad[learningRate=Constant[learningRate=0.01], initialAccumulatorValue=0.0, epsilon=1.0E-10, convention=PYTORCH]",
        Adagrad.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        accumulator' = accumulator + gradient * gradient
        weight' = weight - learningRate * gradient / sqrt(accumulator' + 1e-7)\
        """,
        Adagrad.defaults().update().toString());
    assertEquals(
        """
        accumulator' = accumulator + gradient * gradient
        weight' = weight - learningRate * gradient / (sqrt(accumulator') + 1e-10)\
        """,
        Adagrad.likePyTorch().update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "Adagrad: initialAccumulatorValue must be at least 0 and finite, got -1.0.",
        complaint(() -> Adagrad.defaults().withInitialAccumulatorValue(-1)));
    assertEquals(
        "Adagrad: epsilon must be greater than 0 and finite, got 0.0.",
        complaint(() -> Adagrad.defaults().withEpsilon(0)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
