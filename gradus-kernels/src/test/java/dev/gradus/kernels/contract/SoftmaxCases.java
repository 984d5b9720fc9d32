package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxBackward;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.SoftmaxCrossEntropyBackward;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.SoftmaxOracle;
import java.util.List;
import java.util.stream.Stream;

/// Softmax, cross-entropy and their gradients.
///
/// The bounds, with `d_k = x_k - max x` and `p = softmax(x)`: a float32 kernel rounds `d_k` (`u
/// |d_k|` in the exponent), the exponential (8u), a sum of K terms (`(K + 8) u` and the terms' own
/// errors, on average `u sum_j p_j |d_j|`), and a division or logarithm (8u of it).
final class SoftmaxCases {

  private SoftmaxCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (int k : KernelCases.AWKWARD) {
      for (int n : new int[] {1, 7, 16}) {
        Tensor x = Tensor.random(1, -4, 4, n, k);
        add(cases, "[%d, %d]".formatted(n, k), x);
      }
    }
    add(cases, "[1000, 10]", Tensor.random(1, -4, 4, 1000, 10));
    add(cases, "[5, 9] within 1e4", Tensor.random(1, -1e4, 1e4, 5, 9));
    add(cases, "[2, 2] of 1e4", Tensor.of(Shape.of(2, 2), 1e4, -1e4, -1e4, -1e4));
    cases.add(softmax(Tensor.random(1, -4, 4, 2, 3, 5), false));
    return cases.build();
  }

  private static void add(Stream.Builder<KernelCase> cases, String name, Tensor x) {
    int n = x.shape().dim(0);
    int k = x.shape().dim(1);
    for (boolean flag : new boolean[] {false, true}) {
      cases.add(softmax(x, flag));
      cases.add(softmaxBackward(x, flag));
    }
    Tensor dense =
        Tensor.of(x.shape(), SoftmaxOracle.softmax(Tensor.random(2, -2, 2, n, k).doubles(), k));
    double[] classes = new double[n];
    for (int i = 0; i < n; i++) {
      classes[i] = (i * 5 + 3) % k;
    }
    Tensor sparse = Tensor.of(Shape.of(n, 1), classes);
    cases.add(crossEntropy(name, x, dense, false));
    cases.add(crossEntropy(name, x, sparse, true));
    cases.add(crossEntropyBackward(name, x, dense, false));
    cases.add(crossEntropyBackward(name, x, sparse, true));
  }

  private static KernelCase softmax(Tensor x, boolean logarithm) {
    int k = x.shape().dim(-1);
    double[] y =
        logarithm
            ? SoftmaxOracle.logSoftmax(x.doubles(), k)
            : SoftmaxOracle.softmax(x.doubles(), k);
    return new KernelCase(
        "Softmax %s%s".formatted(x.shape(), logarithm ? " logarithm" : ""),
        new Softmax(logarithm),
        List.of(x),
        List.of(
            Expectation.of(
                "y", y, Tolerance.each(logarithm ? logBounds(x, k) : softmaxBounds(x, k)))));
  }

  /// `dx_k = y_k (dy_k - s)`, `s = sum_j dy_j y_j` with K terms; or `dx_k = dy_k - exp(y_k) s`, `s
  /// = sum_j dy_j`.
  private static KernelCase softmaxBackward(Tensor x, boolean logarithm) {
    int k = x.shape().dim(-1);
    Tensor dy = Tensor.random(5, -1, 1, x.dims());
    double[] wide =
        logarithm
            ? SoftmaxOracle.logSoftmax(x.doubles(), k)
            : SoftmaxOracle.softmax(x.doubles(), k);
    Tensor y = Tensor.of(x.shape(), wide);
    double[] rounded = y.doubles();
    double[] gradient = dy.magnitudes();
    double[] bounds = new double[rounded.length];
    for (int i = 0; i < bounds.length; i++) {
      double sum = 0;
      for (int j = i / k * k; j < i / k * k + k; j++) {
        sum += gradient[j] * (logarithm ? 1 : rounded[j]);
      }
      double factor = logarithm ? Math.exp(rounded[i]) : rounded[i];
      bounds[i] =
          Tolerance.UNIT
              * (logarithm
                  ? 2 * gradient[i] + (k + 12) * factor * sum
                  : factor * (4 * gradient[i] + (k + 4) * sum));
    }
    double[] exact =
        logarithm
            ? SoftmaxOracle.logSoftmaxBackward(rounded, dy.doubles(), k)
            : SoftmaxOracle.softmaxBackward(rounded, dy.doubles(), k);
    return new KernelCase(
        "SoftmaxBackward %s%s".formatted(x.shape(), logarithm ? " logarithm" : ""),
        new SoftmaxBackward(logarithm),
        List.of(y, dy),
        List.of(Expectation.of("dx", exact, Tolerance.each(bounds))));
  }

  private static KernelCase crossEntropy(String name, Tensor x, Tensor target, boolean sparse) {
    int k = x.shape().dim(1);
    double[] t = sparse ? SoftmaxOracle.oneHot(target.doubles(), k) : target.doubles();
    double[] log = SoftmaxOracle.logSoftmax(x.doubles(), k);
    double[] logBounds = logBounds(x, k);
    double[] bounds = new double[x.shape().dim(0)];
    for (int i = 0; i < log.length; i++) {
      bounds[i / k] +=
          Math.abs(t[i]) * (logBounds[i] + (k + 1) * Tolerance.UNIT * Math.abs(log[i]));
    }
    return new KernelCase(
        "SoftmaxCrossEntropy %s%s".formatted(name, sparse ? " sparse" : ""),
        new SoftmaxCrossEntropy(sparse),
        List.of(x, target),
        List.of(
            Expectation.of(
                "loss", SoftmaxOracle.crossEntropy(x.doubles(), t, k), Tolerance.each(bounds))));
  }

  /// `dl (p sum t - t)`: the errors of softmax and of a sum of K targets, and three roundings.
  private static KernelCase crossEntropyBackward(
      String name, Tensor x, Tensor target, boolean sparse) {
    int k = x.shape().dim(1);
    Tensor dl = Tensor.random(6, -1, 1, x.shape().dim(0));
    double[] t = sparse ? SoftmaxOracle.oneHot(target.doubles(), k) : target.doubles();
    double[] p = SoftmaxOracle.softmax(x.doubles(), k);
    double[] bounds = softmaxBounds(x, k);
    for (int i = 0; i < bounds.length; i++) {
      double total = 0;
      for (int j = i / k * k; j < i / k * k + k; j++) {
        total += t[j];
      }
      bounds[i] =
          dl.magnitudes()[i / k]
              * (total * bounds[i] + Tolerance.UNIT * ((k + 4) * p[i] * total + 4 * t[i]));
    }
    return new KernelCase(
        "SoftmaxCrossEntropyBackward %s%s".formatted(name, sparse ? " sparse" : ""),
        new SoftmaxCrossEntropyBackward(sparse),
        List.of(x, target, dl),
        List.of(
            Expectation.of(
                "dx",
                SoftmaxOracle.crossEntropyBackward(x.doubles(), t, dl.doubles(), k),
                Tolerance.each(bounds))));
  }

  /// `u p_k (|d_k| + sum_j p_j |d_j| + K + 24)`, and what float32 cannot hold of tiny
  /// probabilities.
  private static double[] softmaxBounds(Tensor x, int k) {
    double[] p = SoftmaxOracle.softmax(x.doubles(), k);
    double[] d = distances(x, k);
    double[] mean = means(p, d, k);
    double[] bounds = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      bounds[i] = Tolerance.UNIT * p[i] * (d[i] + mean[i / k] + k + 24) + Float.MIN_NORMAL;
    }
    return bounds;
  }

  /// `u (|d_k| + sum_j p_j |d_j| + K + 8 + 8 log sum + |y_k|)`
  private static double[] logBounds(Tensor x, int k) {
    double[] y = SoftmaxOracle.logSoftmax(x.doubles(), k);
    double[] p = SoftmaxOracle.softmax(x.doubles(), k);
    double[] d = distances(x, k);
    double[] mean = means(p, d, k);
    double[] bounds = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double logSum = Math.max(0, -y[i] - d[i]);
      bounds[i] = Tolerance.UNIT * (d[i] + mean[i / k] + k + 8 + 8 * logSum + Math.abs(y[i]));
    }
    return bounds;
  }

  private static double[] distances(Tensor x, int k) {
    double[] d = x.doubles();
    for (int first = 0; first < d.length; first += k) {
      double max = Double.NEGATIVE_INFINITY;
      for (int i = first; i < first + k; i++) {
        max = Math.max(max, d[i]);
      }
      for (int i = first; i < first + k; i++) {
        d[i] = max - d[i];
      }
    }
    return d;
  }

  private static double[] means(double[] p, double[] d, int k) {
    double[] means = new double[p.length / k];
    for (int i = 0; i < p.length; i++) {
      means[i / k] += p[i] * d[i];
    }
    return means;
  }
}
