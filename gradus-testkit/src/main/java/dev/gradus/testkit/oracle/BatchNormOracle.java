package dev.gradus.testkit.oracle;

/// Batch normalisation over the rows of `[M, C]`, channel by channel: arXiv:1502.03167, algorithm 1
/// and the derivatives of its section 3.
public final class BatchNormOracle {

  private BatchNormOracle() {}

  /// `mean_c = 1/M sum_m x_mc`
  public static double[] mean(double[] x, int c) {
    double[] mean = new double[c];
    for (int i = 0; i < x.length; i++) {
      mean[i % c] += x[i] * c / x.length;
    }
    return mean;
  }

  /// The biased variance `1/M sum_m (x_mc - mean_c)^2`.
  public static double[] variance(double[] x, int c) {
    double[] mean = mean(x, c);
    double[] variance = new double[c];
    for (int i = 0; i < x.length; i++) {
      variance[i % c] += Math.pow(x[i] - mean[i % c], 2) * c / x.length;
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
      int channel = i % c;
      double normalized = (x[i] - mean[channel]) / Math.sqrt(variance[channel] + epsilon);
      y[i] = gamma[channel] * normalized + beta[channel];
    }
    return y;
  }

  /// `dgamma = sum dy (x - mean) / sqrt(variance + epsilon)`
  public static double[] backwardGamma(
      double[] x, double[] dy, double[] mean, double[] variance, double epsilon, int c) {
    double[] dgamma = new double[c];
    for (int i = 0; i < x.length; i++) {
      int channel = i % c;
      dgamma[channel] += dy[i] * (x[i] - mean[channel]) / Math.sqrt(variance[channel] + epsilon);
    }
    return dgamma;
  }

  /// `dbeta = sum dy`
  public static double[] backwardBeta(double[] dy, int c) {
    double[] dbeta = new double[c];
    for (int i = 0; i < dy.length; i++) {
      dbeta[i % c] += dy[i];
    }
    return dbeta;
  }

  /// The paper's chain of derivatives, one after the other: of the normalised value, the variance,
  /// the mean, `x`.
  public static double[] backwardData(
      double[] x,
      double[] dy,
      double[] gamma,
      double[] mean,
      double[] variance,
      double epsilon,
      int c) {
    int m = x.length / c;
    double[] dvariance = new double[c];
    double[] dmean = new double[c];
    for (int i = 0; i < x.length; i++) {
      int channel = i % c;
      double v = variance[channel] + epsilon;
      double dnormalized = dy[i] * gamma[channel];
      dvariance[channel] += dnormalized * (x[i] - mean[channel]) * -0.5 * Math.pow(v, -1.5);
      dmean[channel] -= dnormalized / Math.sqrt(v);
    }
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int channel = i % c;
      double v = variance[channel] + epsilon;
      dx[i] =
          dy[i] * gamma[channel] / Math.sqrt(v)
              + dvariance[channel] * 2 * (x[i] - mean[channel]) / m
              + dmean[channel] / m;
    }
    return dx;
  }
}
