package dev.gradus.optimizer;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The formulas in double precision against 100 steps of Keras's rules and of PyTorch's optimizers,
/// with gradients of very different size and a falling rate. What a case does not set is a default
/// on both sides. Nadam as PyTorch is that of its 2.x, see the script.
class LibraryVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("more-optimizers");

  /// Both sides round in double precision in another order. A move is off by at most some 50
  /// roundings of its own step and 3 of each step before, in the averages: 350 units of 2^-53. The
  /// moves of a weight sum to less than 10 times that weight (the script checks it), which makes
  /// 3,500, and 100 of adding them up. Ten times that where averages of gradients of both signs
  /// cancel.
  private static final Tolerance REORDERED = Tolerance.relative(36_000 * 0x1p-53);

  private static final Map<String, Optimizer> KERAS =
      Map.ofEntries(
          Map.entry("adam", Adam.defaults()),
          Map.entry(
              "adamAmsgrad", Adam.defaults().withBeta2(0.9).withEpsilon(1e-3).withAmsgrad(true)),
          Map.entry("adamw", AdamW.defaults()),
          Map.entry(
              "adamwAmsgrad",
              AdamW.defaults().withBeta2(0.9).withWeightDecay(0.5).withAmsgrad(true)),
          Map.entry("adagrad", Adagrad.defaults()),
          Map.entry(
              "adagradEpsilon",
              Adagrad.defaults().withInitialAccumulatorValue(0.01).withEpsilon(1e-3)),
          Map.entry("adadelta", Adadelta.defaults()),
          Map.entry("adamax", Adamax.defaults()),
          Map.entry(
              "adamaxEpsilon", Adamax.defaults().withBeta1(0.8).withBeta2(0.9).withEpsilon(1e-2)),
          Map.entry("nadam", Nadam.defaults()),
          Map.entry(
              "nadamEpsilon", Nadam.defaults().withBeta1(0.8).withBeta2(0.95).withEpsilon(1e-2)),
          Map.entry("lion", Lion.defaults()),
          Map.entry(
              "lionDecay", Lion.defaults().withBeta1(0.95).withBeta2(0.98).withWeightDecay(0.5)));

  private static final Map<String, Optimizer> TORCH =
      Map.ofEntries(
          Map.entry("sgd", Sgd.likePyTorch()),
          Map.entry("sgdMomentum", Sgd.likePyTorch().withMomentum(0.9)),
          Map.entry("sgdNesterov", Sgd.likePyTorch().withMomentum(0.9).withNesterov(true)),
          Map.entry("sgdDampening", Sgd.likePyTorch().withMomentum(0.9).withDampening(0.3)),
          Map.entry("rmsprop", RmsProp.likePyTorch()),
          Map.entry("rmspropMomentum", RmsProp.likePyTorch().withMomentum(0.9).withEpsilon(1e-3)),
          Map.entry("rmspropCentered", RmsProp.likePyTorch().withCentered(true).withEpsilon(1e-3)),
          Map.entry("adam", Adam.likePyTorch()),
          Map.entry(
              "adamAmsgrad", Adam.likePyTorch().withBeta2(0.9).withEpsilon(1e-3).withAmsgrad(true)),
          Map.entry("adamw", AdamW.likePyTorch()),
          Map.entry(
              "adamwAmsgrad",
              AdamW.likePyTorch().withBeta2(0.9).withWeightDecay(0.5).withAmsgrad(true)),
          Map.entry("adagrad", Adagrad.likePyTorch()),
          Map.entry(
              "adagradEpsilon",
              Adagrad.likePyTorch().withInitialAccumulatorValue(0.01).withEpsilon(1e-3)),
          Map.entry("adadelta", Adadelta.likePyTorch()),
          Map.entry("adamax", Adamax.likePyTorch()),
          Map.entry(
              "adamaxEpsilon",
              Adamax.likePyTorch().withBeta1(0.8).withBeta2(0.9).withEpsilon(1e-2)),
          Map.entry("nadam", Nadam.likePyTorch()),
          Map.entry(
              "nadamEpsilon",
              Nadam.likePyTorch()
                  .withBeta1(0.8)
                  .withBeta2(0.95)
                  .withEpsilon(1e-2)
                  .withMomentumDecay(0.1)),
          Map.entry("radam", RAdam.likePyTorch()),
          Map.entry(
              "radamEpsilon", RAdam.likePyTorch().withBeta1(0.8).withBeta2(0.9).withEpsilon(1e-2)));

  static Set<String> keras() {
    return KERAS.keySet();
  }

  static Set<String> torch() {
    return TORCH.keySet();
  }

  @ParameterizedTest
  @MethodSource("keras")
  void step_fallingRate_followsKeras(String name) {
    verify(KERAS.get(name), "keras", name);
  }

  @ParameterizedTest
  @MethodSource("torch")
  void step_fallingRate_followsPyTorch(String name) {
    verify(TORCH.get(name), "torch", name);
  }

  @Test
  void likePyTorch_learningRate_isPyTorchs() {
    TestVectors rates = VECTORS.at("torchDefaultRates");
    for (String name : rates.keys()) {
      assertEquals(rates.number(name), TORCH.get(name).learningRate().at(0), name);
    }
    assertEquals(0.001, Sgd.likePyTorch().learningRate().at(0));
  }

  @Test
  void vectors_everyCase_isTested() {
    assertEquals(new HashSet<>(VECTORS.at("keras").keys()), KERAS.keySet());
    assertEquals(new HashSet<>(VECTORS.at("torch").keys()), TORCH.keySet());
  }

  private static void verify(Optimizer optimizer, String library, String name) {
    double[] rates = VECTORS.numbers("learningRates");
    double[] start = VECTORS.numbers("weights");
    double[] gradients = VECTORS.numbers("gradients");
    double[] expected = VECTORS.at(library).numbers(name);
    double[] steps = VECTORS.numbers("recordedSteps");
    HostWeights weights =
        HostWeights.of(optimizer.withLearningRate(step -> rates[(int) step]), start);
    int recorded = 0;
    for (int step = 1; step <= rates.length; step++) {
      weights.step(row(gradients, step - 1, start.length));
      if (step == (int) steps[recorded]) {
        assertClose(
            row(expected, recorded, start.length),
            weights.weights(),
            REORDERED,
            "%s as %s, step %d".formatted(name, library, step));
        recorded++;
      }
    }
    assertEquals(steps.length, recorded);
  }

  private static double[] row(double[] values, int row, int width) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }
}
