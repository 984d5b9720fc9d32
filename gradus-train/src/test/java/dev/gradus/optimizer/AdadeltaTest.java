package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class AdadeltaTest {

  /// rho 0.5, epsilon 1: meanSquare 0.5 * 6 = 3, so the move is sqrt(1) / sqrt(4) * sqrt(6), and
  /// its mean square 0.5 * 1.5.
  @Test
  void step_first_byHand() {
    HostWeights weights = HostWeights.of(new Adadelta(0.5).withRho(0.5).withEpsilon(1), 3);
    double gradient = Math.sqrt(6);
    weights.step(gradient);
    assertArrayEquals(new double[] {3}, weights.slot("meanSquare"), 1e-15);
    assertArrayEquals(new double[] {0.75}, weights.slot("meanSquareMove"), 1e-15);
    assertArrayEquals(new double[] {3 - 0.5 * gradient / 2}, weights.weights(), 1e-15);
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "Adadelta[learningRate=Constant[learningRate=0.001], rho=0.95, epsilon=1.0E-7]",
        Adadelta.defaults().toString());
    assertEquals(
        "Adadelta[learningRate=Constant[learningRate=1.0], rho=0.9, epsilon=1.0E-6]",
        Adadelta.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals(
        """
        t1 = 1 - 0.95
        meanSquare' = 0.95 * meanSquare + t1 * (gradient * gradient)
        t2 = sqrt(meanSquareMove + 1e-7) / sqrt(meanSquare' + 1e-7) * gradient
        meanSquareMove' = 0.95 * meanSquareMove + t1 * (t2 * t2)
        weight' = weight - learningRate * t2\
        """,
        Adadelta.defaults().update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "Adadelta: rho must be in [0, 1), got 1.0.",
        complaint(() -> Adadelta.defaults().withRho(1)));
    assertEquals(
        "Adadelta: epsilon must be greater than 0 and finite, got NaN.",
        complaint(() -> Adadelta.defaults().withEpsilon(Double.NaN)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
