package dev.gradus.testkit.oracle;

/// The dense layer `y = x W + b` and its gradients.
public final class DenseOracle {

  private DenseOracle() {}

  /// `y_nu = sum_k x_nk w_ku + b_u`
  ///
  /// @param x `[N, K]`
  /// @param w `[K, U]`
  /// @param b `[U]`, or of length 0 for none
  /// @return `[N, U]`
  public static double[] forward(double[] x, double[] w, double[] b, int n, int k, int u) {
    double[] y = new double[n * u];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < u; j++) {
        double sum = b.length == 0 ? 0 : b[j];
        for (int l = 0; l < k; l++) {
          sum += x[i * k + l] * w[l * u + j];
        }
        y[i * u + j] = sum;
      }
    }
    return y;
  }

  /// `dx = dy W^T`
  ///
  /// @param dy `[N, U]`
  /// @param w `[K, U]`
  /// @return `[N, K]`
  public static double[] backwardData(double[] dy, double[] w, int n, int k, int u) {
    return forward(dy, transposed(w, k, u), new double[0], n, u, k);
  }

  /// `dW = x^T dy`
  ///
  /// @param x `[N, K]`
  /// @param dy `[N, U]`
  /// @return `[K, U]`
  public static double[] backwardKernel(double[] x, double[] dy, int n, int k, int u) {
    return forward(transposed(x, n, k), dy, new double[0], k, n, u);
  }

  /// `db_u = sum_n dy_nu`
  ///
  /// @param dy `[N, U]`
  /// @return `[U]`
  public static double[] backwardBias(double[] dy, int n, int u) {
    double[] db = new double[u];
    for (int i = 0; i < n * u; i++) {
      db[i % u] += dy[i];
    }
    return db;
  }

  private static double[] transposed(double[] a, int rows, int columns) {
    double[] t = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        t[j * rows + i] = a[i * columns + j];
      }
    }
    return t;
  }
}
