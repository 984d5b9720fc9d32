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
}
