package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.LayerNormBackward;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.LayerNormOracle;
import java.util.List;
import java.util.stream.Stream;

/// Layer normalisation and its gradient. Tolerances are those of [BatchNormCases] with rows in the
/// place of channels.
final class LayerNormCases {

  private static final double EPSILON = 1e-3;
  private static final double U = Tolerance.UNIT;

  private LayerNormCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (int c : KernelCases.AWKWARD) {
      for (int n : new int[] {1, 7, 63}) {
        add(cases, n, c);
      }
      add(cases, c);
    }
    add(cases, 2, 3, 5, 7);
    add(cases, 2, 4, 16);
    add(cases, 300, 65);
    return cases.build();
  }

  private static void add(Stream.Builder<KernelCase> cases, int... dims) {
    int c = dims[dims.length - 1];
    Tensor x = Tensor.random(1, -1, 3, dims);
    Tensor gamma = Tensor.random(2, -2, 2, c);
    cases.add(forward(x, gamma, Tensor.random(3, -1, 1, c), c));
    cases.add(backward(x, gamma, c));
  }

  /// The mean is a sum of C terms: `e_m = (C + 1) u sum |x| / C`. The variance is one around that
  /// mean: `e_v = 2 e_m sum |d| / C + e_m^2 + (C + 4) u variance`. Both enter `y`, with five
  /// roundings more.
  private static KernelCase forward(Tensor x, Tensor gamma, Tensor beta, int c) {
    double[] values = x.doubles();
    double[] mean = LayerNormOracle.mean(values, c);
    double[] variance = LayerNormOracle.variance(values, c);
    double[] y =
        LayerNormOracle.normalize(
            values, gamma.doubles(), beta.doubles(), mean, variance, EPSILON, c);
    double[] meanBound = new double[mean.length];
    double[] deviation = new double[mean.length];
    for (int i = 0; i < values.length; i++) {
      meanBound[i / c] += (c + 1) * U * Math.abs(values[i]) / c;
      deviation[i / c] += Math.abs(values[i] - mean[i / c]) / c;
    }
    double[] varianceBound = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      varianceBound[i] =
          2 * meanBound[i] * deviation[i] + meanBound[i] * meanBound[i] + (c + 4) * U * variance[i];
    }
    double[] bound = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int row = i / c;
      double v = variance[row] + EPSILON;
      double d = Math.abs(values[i] - mean[row]);
      double slope = gamma.magnitudes()[i % c] / Math.sqrt(v);
      bound[i] =
          slope * (meanBound[row] + 2 * U * d)
              + slope * d * (varianceBound[row] / (2 * v) + 5 * U)
              + 2 * U * (Math.abs(y[i]) + beta.magnitudes()[i % c]);
    }
    return new KernelCase(
        "LayerNorm " + x.shape(),
        new LayerNorm(EPSILON),
        List.of(x, gamma, beta),
        List.of(
            Expectation.of("y", y, Tolerance.each(bound)),
            Expectation.of("mean", mean, Tolerance.each(meanBound)),
            Expectation.of("variance", variance, Tolerance.each(varianceBound))));
  }

  /// `h` has 5 roundings. In `dx = inv (g - sum g / C - h sum (g h) / C)`, `g = gamma dy`, each
  /// term has these, those of its sum and at most 8 more.
  private static KernelCase backward(Tensor x, Tensor gamma, int c) {
    double[] values = x.doubles();
    Shape statistics = Shape.of(x.shape().dims().subList(0, x.shape().rank() - 1));
    Tensor dy = Tensor.random(6, -1, 1, x.dims());
    Tensor mean = Tensor.of(statistics, LayerNormOracle.mean(values, c));
    Tensor variance = Tensor.of(statistics, LayerNormOracle.variance(values, c));
    double[] means = mean.doubles();
    double[] variances = variance.doubles();
    double[] dys = dy.doubles();
    double[] sum = new double[means.length];
    double[] sumH = new double[means.length];
    double[] dgamma = new double[c];
    double[] dbeta = new double[c];
    double[] beta = new double[c];
    double[] h = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int row = i / c;
      h[i] = Math.abs(values[i] - means[row]) / Math.sqrt(variances[row] + EPSILON);
      double g = gamma.magnitudes()[i % c] * Math.abs(dys[i]);
      sum[row] += g;
      sumH[row] += g * h[i];
      dgamma[i % c] += Math.abs(dys[i]) * h[i];
      dbeta[i % c] += Math.abs(dys[i]);
      beta[i % c] += dys[i];
    }
    double[] dxBound = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int row = i / c;
      dxBound[i] =
          U
              / Math.sqrt(variances[row] + EPSILON)
              * (9 * gamma.magnitudes()[i % c] * Math.abs(dys[i])
                  + (c + 9) * sum[row] / c
                  + (c + 15) * h[i] * sumH[row] / c);
    }
    int rows = means.length;
    return new KernelCase(
        "LayerNormBackward " + x.shape(),
        new LayerNormBackward(EPSILON),
        List.of(x, dy, gamma, mean, variance),
        List.of(
            Expectation.of(
                "dx",
                LayerNormOracle.backwardData(
                    values, dys, gamma.doubles(), means, variances, EPSILON, c),
                Tolerance.each(dxBound)),
            Expectation.of(
                "dgamma",
                LayerNormOracle.backwardGamma(values, dys, means, variances, EPSILON, c),
                Tolerance.sumOfProducts(rows + 6, dgamma)),
            Expectation.of("dbeta", beta, Tolerance.sumOfProducts(rows, dbeta))));
  }
}
