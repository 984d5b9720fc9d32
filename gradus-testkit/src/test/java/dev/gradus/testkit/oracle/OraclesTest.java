package dev.gradus.testkit.oracle;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.gradus.testkit.CentralDifferences;
import dev.gradus.testkit.Tolerance;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The oracles against hand calculations, and their gradients against central differences of their
/// values.
class OraclesTest {

  /// Truncation and rounding of central differences: 1e-5 of the largest derivative, as for every
  /// gradient here.
  private static void assertGradient(
      UnaryOperator<double[]> forward, double[] x, double[] dy, double[] gradient, String what) {
    double[] expected =
        CentralDifferences.gradient(
            at -> {
              double[] y = forward.apply(at);
              double sum = 0;
              for (int i = 0; i < y.length; i++) {
                sum += y[i] * dy[i];
              }
              return sum;
            },
            x);
    double largest = 0;
    for (double each : expected) {
      largest = Math.max(largest, Math.abs(each));
    }
    double bound = 1e-5 * largest;
    assertClose(expected, gradient, (_, _) -> bound, what);
  }

  private static double[] random(long seed, int size) {
    return new SplittableRandom(seed).doubles(size, -2, 2).toArray();
  }

  @Test
  void dense_hand_isTheProductPlusBias() {
    // [1 2] [[3 4] [5 6]] + [7 8] = [1*3+2*5+7, 1*4+2*6+8]
    assertArrayEquals(
        new double[] {20, 24},
        DenseOracle.forward(
            new double[] {1, 2}, new double[] {3, 4, 5, 6}, new double[] {7, 8}, 1, 2, 2));
  }

  @Test
  void dense_gradients_matchCentralDifferences() {
    int n = 3;
    int k = 4;
    int u = 5;
    double[] x = random(1, n * k);
    double[] w = random(2, k * u);
    double[] b = random(3, u);
    double[] dy = random(4, n * u);
    assertGradient(
        at -> DenseOracle.forward(at, w, b, n, k, u),
        x,
        dy,
        DenseOracle.backwardData(dy, w, n, k, u),
        "dx");
    assertGradient(
        at -> DenseOracle.forward(x, at, b, n, k, u),
        w,
        dy,
        DenseOracle.backwardKernel(x, dy, n, k, u),
        "dw");
    assertGradient(
        at -> DenseOracle.forward(x, w, at, n, k, u),
        b,
        dy,
        DenseOracle.backwardBias(dy, n, u),
        "db");
  }

  @Test
  void softmax_hand_splitsByExponentials() {
    // exp(0) : exp(log 3) = 1 : 3
    assertClose(
        new double[] {0.25, 0.75},
        SoftmaxOracle.softmax(new double[] {0, Math.log(3)}, 2),
        Tolerance.relative(1e-15),
        "softmax");
    assertClose(
        new double[] {Math.log(4)},
        SoftmaxOracle.crossEntropy(
            new double[] {0, Math.log(3)}, SoftmaxOracle.oneHot(new double[] {0}, 2), 2),
        Tolerance.relative(1e-15),
        "cross-entropy");
  }

  @Test
  void softmax_gradients_matchCentralDifferences() {
    int k = 5;
    double[] x = random(1, 3 * k);
    double[] dy = random(2, 3 * k);
    double[] t = SoftmaxOracle.softmax(random(3, 3 * k), k);
    double[] dl = random(4, 3);
    assertGradient(
        at -> SoftmaxOracle.softmax(at, k),
        x,
        dy,
        SoftmaxOracle.softmaxBackward(SoftmaxOracle.softmax(x, k), dy, k),
        "softmax");
    assertGradient(
        at -> SoftmaxOracle.logSoftmax(at, k),
        x,
        dy,
        SoftmaxOracle.logSoftmaxBackward(SoftmaxOracle.logSoftmax(x, k), dy, k),
        "log softmax");
    assertGradient(
        at -> SoftmaxOracle.crossEntropy(at, t, k),
        x,
        dl,
        SoftmaxOracle.crossEntropyBackward(x, t, dl, k),
        "cross-entropy");
  }

  @Test
  void batchNorm_hand_centersAndScales() {
    // Channel 0 is [1, 3], channel 1 is [10, 10]; variances 1 and 0; epsilon 0.25 gives sqrt(1.25)
    // and 0.5.
    double[] x = {1, 10, 3, 10};
    assertArrayEquals(new double[] {2, 10}, BatchNormOracle.mean(x, 2), 1e-15);
    assertArrayEquals(new double[] {1, 0}, BatchNormOracle.variance(x, 2), 1e-15);
    assertArrayEquals(
        new double[] {5 - 2 / Math.sqrt(1.25), 6, 5 + 2 / Math.sqrt(1.25), 6},
        BatchNormOracle.normalize(
            x,
            new double[] {2, 3},
            new double[] {5, 6},
            new double[] {2, 10},
            new double[] {1, 0},
            0.25,
            2),
        1e-15);
  }

  @Test
  void batchNorm_gradients_matchCentralDifferences() {
    int c = 3;
    double epsilon = 1e-3;
    double[] x = random(1, 7 * c);
    double[] dy = random(2, 7 * c);
    double[] gamma = random(3, c);
    double[] beta = random(4, c);
    double[] mean = BatchNormOracle.mean(x, c);
    double[] variance = BatchNormOracle.variance(x, c);
    assertGradient(
        at ->
            BatchNormOracle.normalize(
                at,
                gamma,
                beta,
                BatchNormOracle.mean(at, c),
                BatchNormOracle.variance(at, c),
                epsilon,
                c),
        x,
        dy,
        BatchNormOracle.backwardData(x, dy, gamma, mean, variance, epsilon, c),
        "dx");
    assertGradient(
        at -> BatchNormOracle.normalize(x, at, beta, mean, variance, epsilon, c),
        gamma,
        dy,
        BatchNormOracle.backwardGamma(x, dy, mean, variance, epsilon, c),
        "dgamma");
    assertGradient(
        at -> BatchNormOracle.normalize(x, gamma, at, mean, variance, epsilon, c),
        beta,
        dy,
        BatchNormOracle.backwardBeta(dy, c),
        "dbeta");
  }

  @Test
  void broadcast_hand_repeatsAxesOfExtentOne() {
    assertArrayEquals(
        new double[] {1, 1, 1, 2, 2, 2},
        BroadcastOracle.broadcast(new double[] {1, 2}, new int[] {2, 1}, new int[] {2, 3}));
    assertArrayEquals(
        new double[] {1, 2, 1, 2},
        BroadcastOracle.broadcast(new double[] {1, 2}, new int[] {2}, new int[] {2, 2}));
  }

  @Test
  void sum_hand_addsOverAxes() {
    double[] x = {1, 2, 3, 4, 5, 6};
    int[] shape = {2, 3};
    assertArrayEquals(
        new double[] {6, 15}, BroadcastOracle.sum(x, shape, new boolean[] {false, true}));
    assertArrayEquals(
        new double[] {5, 7, 9}, BroadcastOracle.sum(x, shape, new boolean[] {true, false}));
    assertArrayEquals(new double[] {21}, BroadcastOracle.sum(x, shape, new boolean[] {true, true}));
  }

  @Test
  void copies_hand_moveEachElement() {
    // [[1 2 3] [4 5 6]]
    double[] x = {1, 2, 3, 4, 5, 6};
    int[] shape = {2, 3};
    assertArrayEquals(
        new double[] {2, 3, 5, 6}, CopyOracle.slice(x, shape, new int[] {0, 1}, new int[] {2, 2}));
    assertArrayEquals(
        new double[] {0, 1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0},
        CopyOracle.pad(x, shape, new int[] {0, 1}, new int[] {1, 0}));
    assertArrayEquals(
        new double[] {1, 2, 3, 7, 4, 5, 6, 8},
        CopyOracle.concat(List.of(x, new double[] {7, 8}), List.of(shape, new int[] {2, 1}), 1));
    assertArrayEquals(
        new double[] {1, 4, 2, 5, 3, 6}, CopyOracle.transpose(x, shape, new int[] {1, 0}));
  }

  @Test
  void matrices_hand_areProductsAndRows() {
    // [1 2] [[3 4] [5 6]] = [13 16], and the same with both operands turned over
    double[] right = {3, 4, 5, 6};
    double[] turned = {3, 5, 4, 6};
    double[] c = {13, 16};
    double[] left = {1, 2};
    assertArrayEquals(c, MatrixOracle.multiply(left, false, right, false, 1, 1, 2, 2));
    assertArrayEquals(c, MatrixOracle.multiply(left, true, turned, true, 1, 1, 2, 2));
    double[] indices = {1, 0, 1};
    assertArrayEquals(new double[] {5, 6, 3, 4, 5, 6}, MatrixOracle.rows(indices, right, 2));
    assertArrayEquals(
        new double[] {3, 4, 6, 8, 0, 0},
        MatrixOracle.sumOfRows(indices, new double[] {1, 2, 3, 4, 5, 6}, 3, 2));
  }

  @Test
  void layerNorm_hand_isTheRowInDeviations() {
    // mean 3, variance (4 + 4) / 2 = 4; y = 10 (x - 3) / 2 + 1
    double[] x = {1, 5};
    assertArrayEquals(new double[] {3}, LayerNormOracle.mean(x, 2));
    assertArrayEquals(new double[] {4}, LayerNormOracle.variance(x, 2));
    assertArrayEquals(
        new double[] {-9, 11},
        LayerNormOracle.normalize(
            x,
            new double[] {10, 10},
            new double[] {1, 1},
            new double[] {3},
            new double[] {4},
            0,
            2));
  }

  @Test
  void layerNorm_gradients_matchCentralDifferences() {
    int c = 5;
    double[] x = random(1, 3 * c);
    double[] gamma = random(2, c);
    double[] beta = random(3, c);
    double[] dy = random(4, 3 * c);
    double[] mean = LayerNormOracle.mean(x, c);
    double[] variance = LayerNormOracle.variance(x, c);
    assertGradient(
        at ->
            LayerNormOracle.normalize(
                at,
                gamma,
                beta,
                LayerNormOracle.mean(at, c),
                LayerNormOracle.variance(at, c),
                0.1,
                c),
        x,
        dy,
        LayerNormOracle.backwardData(x, dy, gamma, mean, variance, 0.1, c),
        "dx");
    assertGradient(
        at -> LayerNormOracle.normalize(x, at, beta, mean, variance, 0.1, c),
        gamma,
        dy,
        LayerNormOracle.backwardGamma(x, dy, mean, variance, 0.1, c),
        "dgamma");
  }
}
