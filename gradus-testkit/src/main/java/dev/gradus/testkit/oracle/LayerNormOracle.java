package dev.gradus.testkit.oracle;

/// Layer normalisation of each row of `[M, C]`: arXiv:1607.06450, equation 4, and its derivatives
/// one after the other.
public final class LayerNormOracle {

  private LayerNormOracle() {}

  /// `mean_m = 1/C sum_c x_mc`
  public static double[] mean(double[] x, int c) {
    double[] mean = new double[x.length / c];
    for (int i = 0; i < x.length; i++) {
      mean[i / c] += x[i] / c;
    }
    return mean;
  }

  /// The biased variance `1/C sum_c (x_mc - mean_m)^2`.
  public static double[] variance(double[] x, int c) {
    double[] mean = mean(x, c);
    double[] variance = new double[mean.length];
    for (int i = 0; i < x.length; i++) {
      variance[i / c] += Math.pow(x[i] - mean[i / c], 2) / c;
    }
    return variance;
  }

  /// `y = gamma (x - mean) / sqrt(variance + epsilon) + beta`
  public static double[] normalize(
      double[] x,
      double[] gamma,
      double[] beta,
      double[] mean,
      double[] variance,
      double epsilon,
      int c) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double normalized = (x[i] - mean[i / c]) / Math.sqrt(variance[i / c] + epsilon);
      y[i] = gamma[i % c] * normalized + beta[i % c];
    }
    return y;
  }

  /// `dgamma = sum dy (x - mean) / sqrt(variance + epsilon)`
  public static double[] backwardGamma(
      double[] x, double[] dy, double[] mean, double[] variance, double epsilon, int c) {
    double[] dgamma = new double[c];
    for (int i = 0; i < x.length; i++) {
      dgamma[i % c] += dy[i] * (x[i] - mean[i / c]) / Math.sqrt(variance[i / c] + epsilon);
    }
    return dgamma;
  }

  /// `dx`, by way of the derivatives by the normalised value, the variance and the mean.
  public static double[] backwardData(
      double[] x,
      double[] dy,
      double[] gamma,
      double[] mean,
      double[] variance,
      double epsilon,
      int c) {
    double[] dvariance = new double[mean.length];
    double[] dmean = new double[mean.length];
    for (int i = 0; i < x.length; i++) {
      int row = i / c;
      double v = variance[row] + epsilon;
      double dnormalized = dy[i] * gamma[i % c];
      dvariance[row] += dnormalized * (x[i] - mean[row]) * -0.5 * Math.pow(v, -1.5);
      dmean[row] -= dnormalized / Math.sqrt(v);
    }
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int row = i / c;
      dx[i] =
          dy[i] * gamma[i % c] / Math.sqrt(variance[row] + epsilon)
              + dvariance[row] * 2 * (x[i] - mean[row]) / c
              + dmean[row] / c;
    }
    return dx;
  }
}
