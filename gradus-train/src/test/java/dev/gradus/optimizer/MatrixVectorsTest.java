package dev.gradus.optimizer;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Optimizers that look at a weight as a whole: the meaning of their ops in double precision
/// against 100 steps of Keras's and PyTorch's rules, for weights of four shapes, with weight decay
/// and a falling rate.
class MatrixVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("matrix-optimizers");

  /// Both sides round in double precision in another order. A move is off by some 100 roundings of
  /// its own step, which five iterations of Newton and Schulz enlarge by at most 3.4445^5 = 485 in
  /// a direction of small length, and by 3 roundings of each step before: 5 10^4 units of 2^-53.
  /// Moves sum to less than 100 times the smallest weight (the script checks it).
  private static final Tolerance REORDERED = Tolerance.relative(5e6 * 0x1p-53);

  private static final double DECAY = 0.05;

  private static final Map<String, Optimizer> KERAS =
      Map.ofEntries(
          entry("lamb", Lamb.defaults().withWeightDecay(DECAY)),
          entry("lambEpsilon", Lamb.defaults().withBeta1(0.8).withBeta2(0.9).withEpsilon(1e-2)),
          entry("adafactor", Adafactor.defaults().withWeightDecay(DECAY)),
          entry("adafactorEpsilon", unusual(Adafactor.defaults())),
          entry("muon", Muon.defaults().withWeightDecay(DECAY)),
          entry("muonPlain", plain(Muon.defaults())));

  private static final Map<String, Optimizer> TORCH =
      Map.ofEntries(
          entry("adafactor", Adafactor.likePyTorch().withWeightDecay(DECAY)),
          entry("adafactorEpsilon", unusual(Adafactor.likePyTorch())),
          entry("muon", Muon.likePyTorch().withWeightDecay(DECAY)),
          entry("muonPlain", plain(Muon.likePyTorch())));

  private static Adafactor unusual(Adafactor defaults) {
    return defaults
        .withBeta2Decay(-0.5)
        .withEpsilon1(1e-2)
        .withEpsilon2(2)
        .withClipThreshold(0.5)
        .withWeightDecay(0);
  }

  private static Muon plain(Muon defaults) {
    return defaults.withMomentum(0.9).withNesterov(false).withNsSteps(3).withWeightDecay(0);
  }

  static Stream<Arguments> cases() {
    return Stream.of("tall", "wide", "image", "vector")
        .flatMap(shape ->
            Stream.concat(
                KERAS.keySet().stream().map(name -> Arguments.of(shape, "keras", name)),
                TORCH.keySet().stream().map(name -> Arguments.of(shape, "torch", name))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void step_fallingRate_followsLibrary(String shape, String library, String name) {
    Optimizer optimizer =
        Objects.requireNonNull((library.equals("keras") ? KERAS : TORCH).get(name));
    TestVectors part = VECTORS.at(shape);
    double[] rates = VECTORS.numbers("learningRates");
    double[] steps = VECTORS.numbers("recordedSteps");
    double[] gradients = part.numbers("gradients");
    double[] expected = part.at(library).numbers(name);
    double[] start = part.numbers("weights");
    GraphWeights weights =
        new GraphWeights(
            optimizer.withLearningRate(step -> rates[(int) step]),
            "layer/kernel",
            Shape.of(part.shape("weights")),
            start);
    int recorded = 0;
    for (int step = 1; step <= rates.length; step++) {
      weights.step(row(gradients, step - 1, start.length));
      if (step == (int) steps[recorded]) {
        assertClose(
            row(expected, recorded, start.length),
            weights.weights(),
            REORDERED,
            "%s as %s, %s, step %d".formatted(name, library, shape, step));
        recorded++;
      }
    }
    assertEquals(steps.length, recorded);
  }

  @Test
  void vectors_everyCase_isTested() {
    for (String shape : List.of("tall", "wide", "image", "vector")) {
      assertEquals(new HashSet<>(VECTORS.at(shape).at("keras").keys()), KERAS.keySet());
      assertEquals(new HashSet<>(VECTORS.at(shape).at("torch").keys()), TORCH.keySet());
    }
  }

  @Test
  void defaults_areThoseOfTheLibraries() {
    assertEquals(0.001, Lamb.defaults().learningRate().at(0));
    assertEquals(0.001, Adafactor.defaults().learningRate().at(0));
    assertEquals(0.01, Adafactor.likePyTorch().learningRate().at(0));
    assertEquals(0.004, Muon.defaults().weightDecay());
    assertEquals(0.1, Muon.likePyTorch().weightDecay());
  }

  /// A bias of two rows, as a GRU has it, a table of words and attention's kernels move as AdamW.
  @Test
  void muon_noMatrix_movesAsAdamW() {
    Shape shape = Shape.of(2, 3);
    double[] start = {1, -2, 3, -4, 5, -6};
    GraphWeights kernel = new GraphWeights(Muon.defaults(), "gru/kernel", shape, start);
    GraphWeights bias = new GraphWeights(Muon.defaults(), "gru/bias", shape, start);
    GraphWeights words = new GraphWeights(Muon.defaults(), "embedding/embeddings", shape, start);
    GraphWeights query =
        new GraphWeights(Muon.defaults(), "mha/query/kernel", Shape.of(1, 2, 3), start);
    HostWeights adamW = new FormulaWeights(AdamW.defaults(), start);
    for (HostWeights each : List.of(kernel, bias, words, query, adamW)) {
      each.step(1, 2, -3, 4, 5, -6);
    }
    double[] expected = adamW.weights();
    // the same formula on both sides
    assertClose(expected, bias.weights(), Tolerance.relative(1e-15), "bias");
    assertClose(expected, words.weights(), Tolerance.relative(1e-15), "words");
    assertClose(expected, query.weights(), Tolerance.relative(1e-15), "query");
    assertEquals(false, Arrays.equals(expected, kernel.weights()));
  }

  private static double[] row(double[] values, int row, int width) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }
}
