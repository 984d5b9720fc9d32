package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.schedule.Schedule;
import org.junit.jupiter.api.Test;

class SgdTest {

  /// weight 1, gradient 0.5, rate 0.25: 1 - 0.125
  @Test
  void step_plain_movesAgainstGradient() {
    HostWeights weights = HostWeights.of(new Sgd(0.25), 1);
    weights.step(0.5);
    assertArrayEquals(new double[] {0.875}, weights.weights());
  }

  /// velocity -0.125, then 0.5 * -0.125 - 0.125 = -0.1875: 1 - 0.125 - 0.1875
  @Test
  void step_momentum_keepsShareOfLastMove() {
    HostWeights weights = HostWeights.of(new Sgd(0.25).withMomentum(0.5), 1);
    weights.step(0.5);
    weights.step(0.5);
    assertArrayEquals(new double[] {-0.1875}, weights.slot("velocity"));
    assertArrayEquals(new double[] {0.6875}, weights.weights());
  }

  /// velocity -0.125, move 0.5 * -0.125 - 0.125 = -0.1875; velocity -0.1875, move -0.09375 - 0.125
  /// = -0.21875
  @Test
  void step_nesterov_looksAhead() {
    HostWeights weights = HostWeights.of(new Sgd(0.25).withMomentum(0.5).withNesterov(true), 1);
    weights.step(0.5);
    assertArrayEquals(new double[] {0.8125}, weights.weights());
    weights.step(0.5);
    assertArrayEquals(new double[] {0.59375}, weights.weights());
  }

  /// velocity 0.5, then 0.5 * 0.5 + 0.75 * 0.5 = 0.625: the first gradient counts whole.
  @Test
  void step_dampening_sparesFirstStep() {
    HostWeights weights =
        HostWeights.of(
            Sgd.likePyTorch()
                .withLearningRate(Schedule.constant(0.25))
                .withMomentum(0.5)
                .withDampening(0.25),
            1);
    weights.step(0.5);
    weights.step(0.5);
    assertArrayEquals(new double[] {0.625}, weights.slot("velocity"));
    assertArrayEquals(new double[] {1 - 0.125 - 0.15625}, weights.weights());
  }

  /// The velocity holds moves, not gradients: a rate that falls to 0 stops the push but not the
  /// glide.
  @Test
  void step_rateFalls_velocityKeepsOldMoves() {
    HostWeights weights =
        HostWeights.of(
            Sgd.defaults().withMomentum(0.5).withLearningRate(step -> step == 0 ? 0.25 : 0), 1);
    weights.step(0.5);
    weights.step(0.5);
    assertArrayEquals(new double[] {1 - 0.125 - 0.0625}, weights.weights());
  }

  @Test
  void defaults_areKerasAndPyTorchs() {
    assertEquals(
        "Sgd[learningRate=Constant[learningRate=0.01], momentum=0.0, dampening=0.0, nesterov=false, convention=KERAS]",
        Sgd.defaults().toString());
    assertEquals(
        "Sgd[learningRate=Constant[learningRate=0.001], momentum=0.0, dampening=0.0, nesterov=false, convention=PYTORCH]",
        Sgd.likePyTorch().toString());
  }

  @Test
  void update_prints() {
    assertEquals("weight' = weight - learningRate * gradient", Sgd.defaults().update().toString());
    assertEquals(
        """
        velocity' = 0.9 * velocity - learningRate * gradient
        weight' = weight + velocity'\
        """,
        Sgd.defaults().withMomentum(0.9).update().toString());
    assertEquals(
        """
        t1 = learningRate * gradient
        velocity' = 0.9 * velocity - t1
        weight' = weight + (0.9 * velocity' - t1)\
        """,
        Sgd.defaults().withMomentum(0.9).withNesterov(true).update().toString());
    assertEquals(
        """
        velocity' = 0.9 * velocity + gradient
        weight' = weight - learningRate * (gradient + 0.9 * velocity')\
        """,
        Sgd.likePyTorch().withMomentum(0.9).withNesterov(true).update().toString());
    assertEquals(
        """
        velocity' = 0.9 * velocity + select(step > 1, 0.75, 1) * gradient
        weight' = weight - learningRate * velocity'\
        """,
        Sgd.likePyTorch().withMomentum(0.9).withDampening(0.25).update().toString());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "Sgd: momentum must be in [0, 1), got 1.0.",
        complaint(() -> Sgd.defaults().withMomentum(1)));
    assertEquals(
        "Sgd: nesterov needs a momentum greater than 0, got 0.0. Set momentum (0.9 is usual) or nesterov=false.",
        complaint(() -> Sgd.defaults().withNesterov(true)));
    assertEquals(
        "Sgd: dampening must be in [0, 1), got 1.0.",
        complaint(() -> Sgd.defaults().withMomentum(0.9).withDampening(1)));
    assertEquals(
        "Sgd: dampening needs a momentum greater than 0, got 0.0. Set momentum (0.9 is usual) or dampening=0.",
        complaint(() -> Sgd.defaults().withDampening(0.5)));
    assertEquals(
        "Sgd: nesterov allows no dampening, got 0.5. Set dampening=0 or nesterov=false.",
        complaint(() -> Sgd.defaults().withMomentum(0.9).withDampening(0.5).withNesterov(true)));
    assertEquals(
        "learningRate must be at least 0 and finite, got -0.1.", complaint(() -> new Sgd(-0.1)));
    assertEquals(
        "learningRate must be at least 0 and finite, got NaN.",
        complaint(() -> new Sgd(Double.NaN)));
    assertEquals(
        "learningRate must be at least 0 and finite, got Infinity.",
        complaint(() -> new Sgd(Double.POSITIVE_INFINITY)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
