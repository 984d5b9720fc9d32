package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import java.lang.foreign.MemorySegment;

/// Moves stretches of float32 memory into double arrays and back.
final class Rows {

  private Rows() {}

  /// Widens `count` elements from `first` on into `to`, from place `at` on.
  static void load(MemorySegment from, long first, double[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i] = from.getAtIndex(Buffer.FLOAT, first + i);
    }
  }

  /// Rounds the first `count` elements of `from` into memory from `first` on.
  static void store(double[] from, MemorySegment to, long first, int count) {
    for (int i = 0; i < count; i++) {
      to.setAtIndex(Buffer.FLOAT, first + i, (float) from[i]);
    }
  }

  /// `to_i += factor x_i` over `count` elements of `x` from `first` on.
  static void addScaled(double[] to, double factor, MemorySegment x, long first, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += factor * x.getAtIndex(Buffer.FLOAT, first + i);
    }
  }

  /// `sum_i a_i x_i` over `count` elements of `x` from `first` on, in four sums so that additions
  /// need not wait for each other.
  static double dot(double[] a, MemorySegment x, long first, int count) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      sum0 += a[i] * x.getAtIndex(Buffer.FLOAT, first + i);
      sum1 += a[i + 1] * x.getAtIndex(Buffer.FLOAT, first + i + 1);
      sum2 += a[i + 2] * x.getAtIndex(Buffer.FLOAT, first + i + 2);
      sum3 += a[i + 3] * x.getAtIndex(Buffer.FLOAT, first + i + 3);
    }
    for (; i < count; i++) {
      sum0 += a[i] * x.getAtIndex(Buffer.FLOAT, first + i);
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }
}
