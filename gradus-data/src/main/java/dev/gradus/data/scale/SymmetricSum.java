package dev.gradus.data.scale;

import java.util.Arrays;

/// The sum of `x' x` over rows x, a symmetric matrix. Four rows are added at once, so that the
/// matrix goes through memory a quarter as often.
final class SymmetricSum {

  private static final int ROWS = 4;

  private final double[][] waiting;
  private final double[][] sum;
  private int count;

  SymmetricSum(int size) {
    this.waiting = new double[ROWS][size];
    this.sum = new double[size][size];
  }

  /// @return where the next row is to be written
  double[] next() {
    return waiting[count];
  }

  /// Adds what was written to [#next].
  void add() {
    count++;
    if (count == ROWS) {
      flush();
    }
  }

  private void flush() {
    for (int row = count; row < ROWS; row++) {
      Arrays.fill(waiting[row], 0);
    }
    for (int i = 0; i < sum.length; i++) {
      add(waiting, i, sum[i]);
    }
    count = 0;
  }

  private static void add(double[][] rows, int i, double[] to) {
    double[] first = rows[0];
    double[] second = rows[1];
    double[] third = rows[2];
    double[] fourth = rows[3];
    double a = first[i];
    double b = second[i];
    double c = third[i];
    double d = fourth[i];
    for (int j = i; j < to.length; j++) {
      to[j] = to[j] + a * first[j] + b * second[j] + c * third[j] + d * fourth[j];
    }
  }

  /// @return the matrix, whole; nothing may be added afterwards
  double[][] matrix() {
    flush();
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < i; j++) {
        sum[i][j] = sum[j][i];
      }
    }
    return sum;
  }
}
