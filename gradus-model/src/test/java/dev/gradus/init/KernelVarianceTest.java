package dev.gradus.init;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;
import dev.gradus.layer.Conv1D;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Dense;
import dev.gradus.layer.DepthwiseConv2D;
import dev.gradus.layer.Gru;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.Padding;
import dev.gradus.layer.SimpleRnn;
import dev.gradus.layer.Weight;
import dev.gradus.op.GraphBuilder;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// First weights of whole layers: the variance that follows from the fans of their kernels.
class KernelVarianceTest {

  /// Layer, example, kernel, fans.
  static Stream<Arguments> kernels() {
    Conv2D conv = Conv2D.of(64, 3).withPadding(new Padding.Same());
    return Stream.of(
        Arguments.of(Dense.of(400), Shape.of(250), "kernel", new Fans(250, 400)),
        Arguments.of(conv, Shape.of(5, 5, 32), "kernel", new Fans(288, 576)),
        // a group of 8 of the 32 channels feeds each filter
        Arguments.of(conv.withGroups(4), Shape.of(5, 5, 32), "kernel", new Fans(72, 576)),
        Arguments.of(Conv1D.of(100, 5), Shape.of(9, 60), "kernel", new Fans(300, 500)),
        // [5, 5, 1, 3 x 200]: each result sees one channel
        Arguments.of(
            DepthwiseConv2D.of(5).withDepthMultiplier(3),
            Shape.of(9, 9, 200),
            "kernel",
            new Fans(25, 15_000)),
        Arguments.of(SimpleRnn.of(150), Shape.of(3, 100), "kernel", new Fans(100, 150)),
        Arguments.of(Lstm.of(60), Shape.of(3, 100), "kernel", new Fans(100, 240)),
        Arguments.of(Gru.of(60), Shape.of(3, 100), "kernel", new Fans(100, 180)));
  }

  /// The default of all of them is Glorot uniform: variance `2 / (fanIn + fanOut)`, kurtosis 9/5.
  @ParameterizedTest
  @MethodSource("kernels")
  void kernel_byDefault_hasGlorotsVariance(Layer layer, Shape example, String name, Fans fans) {
    Weight kernel = weight(layer, example, name);
    assertEquals(fans, Fans.of(kernel.variable().shape()));
    double variance = 2 / (fans.fanIn() + fans.fanOut());
    requireMoments(values(kernel), variance, Math.sqrt(0.8));
  }

  /// PyTorch's default, `kaiming_uniform_(a=sqrt(5))`: gain `sqrt(2 / 6)`, bound `gain sqrt(3 /
  /// fanIn) = 1 / sqrt(fanIn)`, variance `1 / (3 fanIn)`.
  @Test
  void kernel_varianceScalingByAThird_hasPyTorchsVarianceAndBound() {
    VarianceScaling rule = new VarianceScaling(1.0 / 3, Mode.FAN_IN, Distribution.UNIFORM);
    Weight kernel = weight(Dense.of(400).withKernelInitializer(rule), Shape.of(250), "kernel");
    float[] values = values(kernel);
    requireMoments(values, 1.0 / 750, Math.sqrt(0.8));
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    // the largest of n uniform values misses the bound by a share of more than 20 / n with
    // probability e^-20
    double bound = 1 / Math.sqrt(250);
    assertEquals(bound * (1 - 10.0 / values.length), largest, bound * 10.0 / values.length);
  }

  /// Rows of length 1 at right angles, 4 matrices side by side: each `[60, 240]` has 60 rows. An
  /// element's variance is `1 / columns`; that of its square, for a random direction of 240
  /// dimensions, is `2 (1 - 1/columns) / (columns (columns + 2))`. The sum of squares is fixed.
  @Test
  void recurrentKernel_byDefault_hasRowsOfARandomDirection() {
    float[] values = values(weight(Lstm.of(60), Shape.of(3, 100), "recurrent_kernel"));
    int n = values.length;
    assertEquals(60 * 240, n);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
      fourth += Math.pow(value, 4);
    }
    double variance = 1.0 / 240;
    assertEquals(variance, squares / n, variance * 1e-6, "variance");
    // the sum of all elements has variance rows, as that of n independent ones of this variance
    assertEquals(0, sum / n, 5 * Math.sqrt(variance / n), "mean");
    // a normal's fourth moment, but for 242 in place of 240; a normal's x^4 has deviation
    // sqrt(96) variance^2
    assertEquals(
        3 * variance * variance * 240 / 242,
        fourth / n,
        5 * Math.sqrt(96.0 / n) * variance * variance,
        "fourth moment");
  }

  /// @param spread of `x^2`, in variances: the square root of kurtosis less 1
  private static void requireMoments(float[] values, double variance, double spread) {
    int n = values.length;
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    assertEquals(0, sum / n, 5 * Math.sqrt(variance / n), "mean");
    assertEquals(variance, squares / n, 5 * variance * spread / Math.sqrt(n), "variance");
  }

  private static Weight weight(Layer layer, Shape example, String name) {
    GraphBuilder graph = new GraphBuilder();
    LayerContext context = new LayerContext(graph, "layer", layer, true);
    context.call(List.of(graph.feed("input", example.prepend(2))));
    return context.weights().stream()
        .filter(weight -> weight.variable().name().equals("layer/" + name))
        .findFirst()
        .orElseThrow();
  }

  private static float[] values(Weight weight) {
    float[] values = new float[Math.toIntExact(weight.variable().shape().size())];
    weight.initialize(new Buffer(MemorySegment.ofArray(values)), RandomStream.of(5));
    return values;
  }
}
