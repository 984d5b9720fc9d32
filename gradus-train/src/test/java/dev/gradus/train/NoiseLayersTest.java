package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.AlphaDropout;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.GaussianDropout;
import dev.gradus.layer.GaussianNoise;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.SpatialDropout;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What random layers do on average, over 10^5 draws, within five standard errors: a bound that a
/// right layer misses in one of 1.7 million seeds. The seed is fixed.
class NoiseLayersTest {

  private static final int DRAWS = 100_000;
  private static final double SIGMAS = 5;

  private static final List<Layer> LAYERS =
      List.of(
          new Dropout(0.3),
          new SpatialDropout(0.3),
          new GaussianNoise(0.5),
          new GaussianDropout(0.3),
          new AlphaDropout(0.3));

  private static float[] run(
      Backend backend, double[] x, Shape shape, long seed, long step, Layer... layers) {
    GraphBuilder graph = new GraphBuilder();
    Value value = graph.feed("x", shape);
    for (Layer layer : layers) {
      String name = layer.kind().replace('-', '_');
      value = layer.build(new LayerContext(graph, name, layer, true), value);
    }
    graph.fetch("y", value);
    Graph built = graph.build();
    return PlanRun.of(
            backend,
            built,
            new GraphOracle.Inputs(Map.of("x", x), Map.of(), Map.of(), RandomStream.of(seed), step))
        .fetch("y");
  }

  private static float[] run(double[] x, Layer... layers) {
    try (Backend backend = new CpuBackend(2)) {
      return run(backend, x, Shape.of(100, 10, x.length / 1000), 1, 3, layers);
    }
  }

  private static double[] filled(double value) {
    double[] x = new double[DRAWS];
    Arrays.fill(x, value);
    return x;
  }

  private static double[] wide(float[] y) {
    return IntStream.range(0, y.length).mapToDouble(i -> y[i]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /// Fails unless the mean of the numbers is `expected` within five of its standard errors, taken
  /// from the numbers' known deviation.
  private static void assertMean(double expected, double deviation, double[] values, String what) {
    double error = Math.abs(mean(values) - expected);
    double bound = SIGMAS * deviation / Math.sqrt(values.length);
    assertTrue(error < bound, "%s: off by %s, bound %s".formatted(what, error, bound));
  }

  private static double[] squares(double[] values, double around) {
    return Arrays.stream(values).map(v -> (v - around) * (v - around)).toArray();
  }

  /// 1 where a number is further out than the given one, else 0.
  private static double[] tails(double[] values, double around, double limit) {
    return Arrays.stream(values).map(v -> Math.abs(v - around) > limit ? 1 : 0).toArray();
  }

  private static void assertNormal(double mean, double deviation, double[] y) {
    assertMean(mean, deviation, y, "mean");
    // a square of a normal number has the deviation sqrt(2) variance
    double variance = deviation * deviation;
    assertMean(variance, Math.sqrt(2) * variance, squares(y, mean), "variance");
    // beyond one deviation lie 31.731 %, beyond two 4.550 %, beyond three 0.270 %
    double[] shares = {0.3173105, 0.0455003, 0.0026998};
    for (int k = 1; k <= 3; k++) {
      double share = shares[k - 1];
      assertMean(
          share, Math.sqrt(share * (1 - share)), tails(y, mean, k * deviation), k + " deviations");
    }
  }

  @Test
  void gaussianNoise_aroundTwo_isNormal() {
    assertNormal(2, 0.5, wide(run(filled(2), new GaussianNoise(0.5))));
  }

  @Test
  void gaussianDropout_ofOnes_isNormalWithDropoutsVariance() {
    assertNormal(1, Math.sqrt(0.3 / 0.7), wide(run(filled(1), new GaussianDropout(0.3))));
  }

  @Test
  void dropout_ofOnes_keepsItsRateAndItsMean() {
    double[] y = wide(run(filled(1), new Dropout(0.3)));
    assertMean(1, Math.sqrt(0.3 / 0.7), y, "mean");
    assertMean(0.3, Math.sqrt(0.21), tails(y, 1, 0.9), "dropped");
    assertTrue(Arrays.stream(y).allMatch(v -> v == 0 || v == (float) (1 / 0.7)));
  }

  @Test
  void spatialDropout_ofOnes_dropsWholeChannels() {
    int examples = 1000;
    int places = 7;
    int channels = 100;
    double[] x = new double[examples * places * channels];
    Arrays.fill(x, 1);
    float[] y;
    try (Backend backend = new CpuBackend(2)) {
      Shape shape = Shape.of(examples, places, channels);
      y = run(backend, x, shape, 1, 3, new SpatialDropout(0.4));
    }
    double[] dropped = new double[examples * channels];
    for (int n = 0; n < examples; n++) {
      for (int c = 0; c < channels; c++) {
        float first = y[n * places * channels + c];
        assertTrue(first == 0 || first == (float) (1 / 0.6), "value " + first);
        for (int place = 1; place < places; place++) {
          assertEquals(first, y[(n * places + place) * channels + c]);
        }
        dropped[n * channels + c] = first == 0 ? 1 : 0;
      }
    }
    assertMean(0.4, Math.sqrt(0.24), dropped, "dropped");
  }

  /// Of standard normal numbers: mean 0 and variance 1 stay. The bounds are the deviations of the
  /// numbers themselves.
  @Test
  void alphaDropout_ofNormalNumbers_keepsMeanAndVariance() {
    SplittableRandom random = new SplittableRandom(8);
    double[] x = IntStream.range(0, DRAWS).mapToDouble(_ -> random.nextGaussian()).toArray();
    double[] y = wide(run(x, new AlphaDropout(0.3)));
    assertMean(0, 1, y, "mean");
    double[] squares = squares(y, 0);
    assertMean(1, Math.sqrt(mean(squares(squares, 1))), squares, "variance");
    double dropped = Arrays.stream(y).boxed().sorted().toList().get(DRAWS / 10);
    double[] isDropped = Arrays.stream(y).map(v -> v == dropped ? 1 : 0).toArray();
    assertMean(0.3, Math.sqrt(0.21), isDropped, "dropped");
  }

  @TestFactory
  Stream<DynamicTest> run_sameSeed_sameBitsOnBothBackends() {
    return each(layer -> {
      double[] x = new SplittableRandom(5).doubles(1000, -1, 1).toArray();
      Shape shape = Shape.of(10, 10, 10);
      try (Backend cpu = new CpuBackend(2);
          Backend reference = new ReferenceBackend()) {
        float[] first = run(cpu, x, shape, 1, 3, layer);
        assertArrayEquals(first, run(cpu, x, shape, 1, 3, layer));
        float[] other = run(reference, x, shape, 1, 3, layer);
        for (int i = 0; i < first.length; i++) {
          assertEquals(first[i], other[i], 1e-5f, "element " + i);
        }
        assertFalse(Arrays.equals(first, run(cpu, x, shape, 2, 3, layer)), "another seed");
        assertFalse(Arrays.equals(first, run(cpu, x, shape, 1, 4, layer)), "another step");
      }
    });
  }

  /// Which elements a dropout drops does not depend on a noise layer before it.
  @TestFactory
  Stream<DynamicTest> run_noiseSwitchedOn_changesNoOtherStream() {
    return each(layer -> {
      if (layer instanceof Dropout) {
        return;
      }
      // offset, so that only the last dropout makes zeros
      double[] alone = zeros(run(filled(50), new Dropout(0.3)));
      double[] behind = zeros(run(filled(50), layer, new Dropout(0.3)));
      if (layer instanceof SpatialDropout) {
        for (int i = 0; i < alone.length; i++) {
          behind[i] = Math.min(1, behind[i]);
          assertTrue(alone[i] <= behind[i], "element " + i);
        }
      } else {
        assertArrayEquals(alone, behind);
      }
    });
  }

  private static double[] zeros(float[] y) {
    return Arrays.stream(wide(y)).map(v -> v == 0 ? 1 : 0).toArray();
  }

  private static Stream<DynamicTest> each(Consumer<Layer> check) {
    return LAYERS.stream()
        .map(layer -> DynamicTest.dynamicTest(layer.kind(), () -> check.accept(layer)));
  }
}
