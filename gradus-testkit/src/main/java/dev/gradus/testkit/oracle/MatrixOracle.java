package dev.gradus.testkit.oracle;

/// Products of matrices by their definition, and rows of a table.
public final class MatrixOracle {

  private MatrixOracle() {}

  /// `c_ij = sum_k a_ik b_kj` for each of `batch` pairs, each operand transposed first if asked
  /// for.
  ///
  /// @param m rows of the result
  /// @param k terms of each sum
  /// @param n columns of the result
  public static double[] multiply(
      double[] a,
      boolean transposeA,
      double[] b,
      boolean transposeB,
      int batch,
      int m,
      int k,
      int n) {
    double[] c = new double[batch * m * n];
    for (int each = 0; each < batch; each++) {
      for (int row = 0; row < m; row++) {
        for (int column = 0; column < n; column++) {
          for (int i = 0; i < k; i++) {
            double left = a[each * m * k + (transposeA ? i * m + row : row * k + i)];
            double right = b[each * k * n + (transposeB ? column * k + i : i * n + column)];
            c[(each * m + row) * n + column] += left * right;
          }
        }
      }
    }
    return c;
  }

  /// The table's rows with these numbers.
  public static double[] rows(double[] indices, double[] table, int width) {
    double[] y = new double[indices.length * width];
    for (int i = 0; i < y.length; i++) {
      y[i] = table[((int) indices[i / width]) * width + i % width];
    }
    return y;
  }

  /// Each of `count` rows as the sum of those that bear its number.
  public static double[] sumOfRows(double[] indices, double[] dy, int count, int width) {
    double[] table = new double[count * width];
    for (int i = 0; i < dy.length; i++) {
      table[((int) indices[i / width]) * width + i % width] += dy[i];
    }
    return table;
  }
}
