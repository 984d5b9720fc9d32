package dev.gradus.optimizer;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.schedule.Schedule;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The formulas in double precision against weights that Keras's rules and PyTorch give after 1 to
/// 20 steps of gradients of very different size, at a constant and at a falling rate.
class OptimizerVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("optimizers");

  /// Both sides round in double precision in another order: some tens of operations a step, 20
  /// steps, each off by at most 2^-53 of a value.
  private static final Tolerance REORDERED = Tolerance.relative(1e-12);

  private static final Map<String, Optimizer> CASES =
      Map.of(
          "sgd", Sgd.defaults(),
          "sgdMomentum", Sgd.defaults().withMomentum(0.9),
          "sgdNesterov", Sgd.defaults().withMomentum(0.9).withNesterov(true),
          "adam", Adam.defaults(),
          "adamLargeEpsilon", Adam.defaults().withBeta1(0.8).withBeta2(0.95).withEpsilon(0.01),
          "rmsprop", RmsProp.defaults(),
          "rmspropMomentum", RmsProp.defaults().withRho(0.8).withMomentum(0.9).withEpsilon(1e-3),
          "rmspropCentered", RmsProp.defaults().withCentered(true).withEpsilon(1e-3),
          "rmspropCenteredMomentum",
              RmsProp.defaults().withCentered(true).withMomentum(0.5).withEpsilon(1e-3));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd",
        "sgdMomentum",
        "sgdNesterov",
        "adam",
        "adamLargeEpsilon",
        "rmsprop",
        "rmspropMomentum",
        "rmspropCentered",
        "rmspropCenteredMomentum"
      })
  void step_gradientsOfAllSizes_followsKeras(String name) {
    for (String rate : new String[] {"constant", "falling"}) {
      verify(name, rate, "keras");
    }
  }

  /// PyTorch's rule is the same where the rate is constant and no epsilon is involved.
  @ParameterizedTest
  @ValueSource(strings = {"sgd", "sgdMomentum", "sgdNesterov"})
  void step_constantRate_followsPyTorch(String name) {
    verify(name, "constant", "torch");
  }

  @Test
  void vectors_everyCase_isTested() {
    Set<String> names = new HashSet<>(VECTORS.keys());
    names.removeAll(Set.of("header", "weights", "gradients", "recordedSteps"));
    assertEquals(CASES.keySet(), names);
  }

  private static void verify(String name, String rate, String library) {
    TestVectors vectors = VECTORS.at(name + "/" + rate);
    double[] rates = vectors.numbers("learningRates");
    Schedule schedule = step -> rates[(int) step];
    double[] start = VECTORS.numbers("weights");
    double[] gradients = VECTORS.numbers("gradients");
    double[] expected = vectors.numbers(library);
    HostWeights weights = HostWeights.of(CASES.get(name).withLearningRate(schedule), start);
    int recorded = 0;
    double[] steps = VECTORS.numbers("recordedSteps");
    for (int step = 1; step <= rates.length; step++) {
      weights.step(row(gradients, step - 1, start.length));
      if (step == (int) steps[recorded]) {
        assertClose(
            row(expected, recorded, start.length),
            weights.weights(),
            REORDERED,
            "%s, %s rate, as %s, step %d".formatted(name, rate, library, step));
        recorded++;
      }
    }
    assertEquals(steps.length, recorded);
  }

  private static double[] row(double[] values, int row, int width) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }
}
