package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.BatchNormBackward;
import dev.gradus.op.BatchNormInference;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.BatchNormOracle;
import java.util.List;
import java.util.stream.Stream;

/// Batch normalisation by the batch's statistics, by given ones, and its gradient.
final class BatchNormCases {

  private static final double EPSILON = 1e-3;
  private static final double U = Tolerance.UNIT;

  private BatchNormCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (int c : KernelCases.AWKWARD) {
      for (int n : new int[] {1, 7, 16, 63}) {
        add(cases, n, c);
      }
    }
    add(cases, 2, 3, 5, 7);
    add(cases, 2, 4, 4, 16);
    add(cases, 1000, 33);
    return cases.build();
  }

  private static void add(Stream.Builder<KernelCase> cases, int... dims) {
    int c = dims[dims.length - 1];
    Tensor x = Tensor.random(1, -1, 3, dims);
    Tensor gamma = Tensor.random(2, -2, 2, c);
    Tensor beta = Tensor.random(3, -1, 1, c);
    cases.add(training(x, gamma, beta, c));
    cases.add(inference(x, gamma, beta, c));
    cases.add(backward(x, gamma, c));
  }

  /// The mean is a sum of M terms: `e_m = (M + 1) u sum |x| / M`. The variance is one around that
  /// mean: `e_v = 2 e_m sum |d| / M + e_m^2 + (M + 4) u variance`. Both enter `y`, with five
  /// roundings more.
  private static KernelCase training(Tensor x, Tensor gamma, Tensor beta, int c) {
    double[] values = x.doubles();
    double[] sizes = x.magnitudes();
    double[] g = gamma.doubles();
    double[] b = beta.doubles();
    int m = values.length / c;
    double[] mean = BatchNormOracle.mean(values, c);
    double[] variance = BatchNormOracle.variance(values, c);
    double[] y = BatchNormOracle.normalize(values, g, b, mean, variance, EPSILON, c);
    double[] meanBound = new double[c];
    double[] deviation = new double[c];
    for (int i = 0; i < values.length; i++) {
      meanBound[i % c] += (m + 1) * U * sizes[i] / m;
      deviation[i % c] += Math.abs(values[i] - mean[i % c]) / m;
    }
    double[] varianceBound = new double[c];
    for (int i = 0; i < c; i++) {
      varianceBound[i] =
          2 * meanBound[i] * deviation[i] + meanBound[i] * meanBound[i] + (m + 4) * U * variance[i];
    }
    double[] bound = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int channel = i % c;
      double v = variance[channel] + EPSILON;
      double d = Math.abs(values[i] - mean[channel]);
      double slope = Math.abs(g[channel]) / Math.sqrt(v);
      bound[i] =
          slope * (meanBound[channel] + 2 * U * d)
              + slope * d * (varianceBound[channel] / (2 * v) + 5 * U)
              + 2 * U * (Math.abs(y[i]) + Math.abs(b[channel]));
    }
    return new KernelCase(
        "BatchNorm " + x.shape(),
        new BatchNorm(EPSILON),
        List.of(x, gamma, beta),
        List.of(
            Expectation.of("y", y, Tolerance.each(bound)),
            Expectation.of("mean", mean, Tolerance.each(meanBound)),
            Expectation.of("variance", variance, Tolerance.each(varianceBound))));
  }

  /// Statistics are exact; a kernel may fold them into `y = s x + (beta - s mean)`, with `s` of 4
  /// roundings.
  private static KernelCase inference(Tensor x, Tensor gamma, Tensor beta, int c) {
    Tensor mean = Tensor.random(4, -1, 3, c);
    Tensor variance = Tensor.random(5, 0.01, 2, c);
    double[] y =
        BatchNormOracle.normalize(
            x.doubles(),
            gamma.doubles(),
            beta.doubles(),
            mean.doubles(),
            variance.doubles(),
            EPSILON,
            c);
    double[] bound = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int channel = i % c;
      double slope = gamma.magnitudes()[channel] / Math.sqrt(variance.doubles()[channel] + EPSILON);
      double terms = slope * (x.magnitudes()[i] + mean.magnitudes()[channel]);
      bound[i] = U * (7 * terms + 2 * beta.magnitudes()[channel]);
    }
    return new KernelCase(
        "BatchNormInference " + x.shape(),
        new BatchNormInference(EPSILON),
        List.of(x, gamma, beta, mean, variance),
        List.of(Expectation.of("y", y, Tolerance.each(bound))));
  }

  /// `h` has 5 roundings, so `dgamma` errs by `(M + 6) u sum |dy h|` and `dbeta` by `M u sum |dy|`.
  /// In `dx = gamma inv (dy - dbeta / M - h dgamma / M)` each term has these and at most 8 more.
  private static KernelCase backward(Tensor x, Tensor gamma, int c) {
    Tensor dy = Tensor.random(6, -1, 1, x.dims());
    Tensor mean = Tensor.of(Shape.of(c), BatchNormOracle.mean(x.doubles(), c));
    Tensor variance = Tensor.of(Shape.of(c), BatchNormOracle.variance(x.doubles(), c));
    double[] values = x.doubles();
    double[] dys = dy.doubles();
    double[] means = mean.doubles();
    double[] variances = variance.doubles();
    int m = values.length / c;
    double[] sumDy = new double[c];
    double[] sumDyH = new double[c];
    double[] h = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int channel = i % c;
      h[i] = Math.abs(values[i] - means[channel]) / Math.sqrt(variances[channel] + EPSILON);
      sumDy[channel] += Math.abs(dys[i]);
      sumDyH[channel] += Math.abs(dys[i]) * h[i];
    }
    double[] dxBound = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int channel = i % c;
      double slope = gamma.magnitudes()[channel] / Math.sqrt(variances[channel] + EPSILON);
      dxBound[i] =
          slope
              * U
              * (8 * Math.abs(dys[i])
                  + (m + 8) * sumDy[channel] / m
                  + (m + 14) * h[i] * sumDyH[channel] / m);
    }
    return new KernelCase(
        "BatchNormBackward " + x.shape(),
        new BatchNormBackward(EPSILON),
        List.of(x, dy, gamma, mean, variance),
        List.of(
            Expectation.of(
                "dx",
                BatchNormOracle.backwardData(
                    values, dys, gamma.doubles(), means, variances, EPSILON, c),
                Tolerance.each(dxBound)),
            Expectation.of(
                "dgamma",
                BatchNormOracle.backwardGamma(values, dys, means, variances, EPSILON, c),
                Tolerance.sumOfProducts(m + 6, sumDyH)),
            Expectation.of(
                "dbeta", BatchNormOracle.backwardBeta(dys, c), Tolerance.sumOfProducts(m, sumDy))));
  }
}
