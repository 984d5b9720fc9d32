package dev.gradus.data.scale;

import java.util.Arrays;

/// How often each value occurs, counted in two passes, so that the value at any place of the sorted
/// order can be told without sorting. Memory: at most 4 MiB for six places.
final class OrderCounts {

  private static final int HALF = 1 << 16;

  private final long[] upper = new long[HALF];
  private final int[] lowerOf = new int[HALF];
  private long[][] lower = {};

  /// First pass.
  void addUpper(float value) {
    upper[key(value) >>> 16]++;
  }

  /// Between the passes.
  ///
  /// @param places in the sorted order, which will be asked for
  void lookAt(long... places) {
    Arrays.fill(lowerOf, -1);
    int used = 0;
    for (long place : places) {
      int half = find(upper, place);
      if (lowerOf[half] < 0) {
        lowerOf[half] = used++;
      }
    }
    lower = new long[used][HALF];
  }

  /// Second pass, over the same values.
  void addLower(float value) {
    int key = key(value);
    int index = lowerOf[key >>> 16];
    if (index >= 0) {
      lower[index][key & (HALF - 1)]++;
    }
  }

  /// @param place from 0 in the sorted order; one of those looked at
  /// @return the value there
  float at(long place) {
    int half = find(upper, place);
    long before = 0;
    for (int i = 0; i < half; i++) {
      before += upper[i];
    }
    int rest = find(lower[lowerOf[half]], place - before);
    return value(half << 16 | rest);
  }

  private static int find(long[] counts, long place) {
    long left = place;
    int index = 0;
    while (left >= counts[index]) {
      left -= counts[index];
      index++;
    }
    return index;
  }

  /// Bits whose unsigned order is that of the numbers.
  private static int key(float value) {
    int bits = Float.floatToIntBits(value);
    return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
  }

  private static float value(int key) {
    return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
  }
}
