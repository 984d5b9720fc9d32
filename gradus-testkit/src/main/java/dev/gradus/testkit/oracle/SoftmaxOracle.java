package dev.gradus.testkit.oracle;

/// Softmax and cross-entropy over rows of `k` numbers, and their gradients.
public final class SoftmaxOracle {

  private SoftmaxOracle() {}

  /// `log sum_j exp(x_j)` of one row, shifted by its maximum.
  ///
  /// @param x `[N, K]`
  /// @param row which of the N
  public static double logSumExp(double[] x, int row, int k) {
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < k; j++) {
      max = Math.max(max, x[row * k + j]);
    }
    double sum = 0;
    for (int j = 0; j < k; j++) {
      sum += Math.exp(x[row * k + j] - max);
    }
    return max + Math.log(sum);
  }

  /// `log softmax(x)_k = x_k - logsumexp(x)`
  ///
  /// @param x `[N, K]`
  /// @return `[N, K]`
  public static double[] logSoftmax(double[] x, int k) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] - logSumExp(x, i / k, k);
    }
    return y;
  }

  /// `softmax(x) = exp(log softmax(x))`
  ///
  /// @param x `[N, K]`
  /// @return `[N, K]`
  public static double[] softmax(double[] x, int k) {
    double[] y = logSoftmax(x, k);
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.exp(y[i]);
    }
    return y;
  }

  /// The gradient of softmax through its Jacobian: `dx_i = sum_j dy_j y_j ([i = j] - y_i)`.
  ///
  /// @param y softmax's result `[N, K]`
  /// @param dy `[N, K]`
  /// @return `[N, K]`
  public static double[] softmaxBackward(double[] y, double[] dy, int k) {
    double[] dx = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int row = i / k * k;
      for (int j = row; j < row + k; j++) {
        dx[i] += dy[j] * y[j] * ((i == j ? 1 : 0) - y[i]);
      }
    }
    return dx;
  }

  /// The gradient of log softmax through its Jacobian: `dx_i = sum_j dy_j ([i = j] - exp(y_i))`.
  ///
  /// @param y log softmax's result `[N, K]`
  /// @param dy `[N, K]`
  /// @return `[N, K]`
  public static double[] logSoftmaxBackward(double[] y, double[] dy, int k) {
    double[] dx = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int row = i / k * k;
      for (int j = row; j < row + k; j++) {
        dx[i] += dy[j] * ((i == j ? 1 : 0) - Math.exp(y[i]));
      }
    }
    return dx;
  }

  /// Cross-entropy from logits: `l_n = -sum_k t_nk log softmax(x_n)_k`.
  ///
  /// @param x logits `[N, K]`
  /// @param t targets `[N, K]`
  /// @return `[N]`
  public static double[] crossEntropy(double[] x, double[] t, int k) {
    double[] loss = new double[x.length / k];
    double[] log = logSoftmax(x, k);
    for (int i = 0; i < x.length; i++) {
      loss[i / k] -= t[i] * log[i];
    }
    return loss;
  }

  /// The gradient of [#crossEntropy]: `dx = log softmax's gradient of dy_nk = -dl_n t_nk`.
  ///
  /// @param x logits `[N, K]`
  /// @param t targets `[N, K]`
  /// @param dl `[N]`
  /// @return `[N, K]`
  public static double[] crossEntropyBackward(double[] x, double[] t, double[] dl, int k) {
    double[] dy = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      dy[i] = -dl[i / k] * t[i];
    }
    return logSoftmaxBackward(logSoftmax(x, k), dy, k);
  }

  /// Class indices as rows of one 1 among zeros.
  ///
  /// @param classes `[N]`, whole numbers from 0 to K - 1
  /// @return `[N, K]`
  public static double[] oneHot(double[] classes, int k) {
    double[] t = new double[classes.length * k];
    for (int n = 0; n < classes.length; n++) {
      t[n * k + (int) classes[n]] = 1;
    }
    return t;
  }
}
