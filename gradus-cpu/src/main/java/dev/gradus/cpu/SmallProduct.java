package dev.gradus.cpu;

import static dev.gradus.cpu.SimdSpecies.FLOATS;
import static dev.gradus.cpu.SimdSpecies.MEMORY;
import static dev.gradus.cpu.SimdSpecies.ORDER;

import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;

/// `C += A B` for matrices of a few rows whose lines are padded to whole vectors, on one thread: a
/// library call per time step would cost more than the product.
///
/// A tile of C, 4 rows by 2 vectors, stays in registers while `k` runs: as many sums as two
/// multipliers of latency 4 keep busy, and few enough for 16 registers. A tile twice as wide is no
/// faster, and its method so long that the JIT compiler leaves garbage behind. An element's sum
/// runs over `k` in order, wherever it lies, so its bits do not depend on how rows are shared out.
final class SmallProduct {

  /// Rows of a tile; row counts must be multiples of it.
  static final int ROWS = 4;

  private static final int LANES = FLOATS.length();
  private static final long VECTOR = FLOATS.vectorByteSize();
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private SmallProduct() {}

  /// @param a address of `A [rows, k]`
  /// @param b address of `B [k, width]`
  /// @param c address of `C [rows, width]`
  /// @param rows a multiple of [#ROWS]
  /// @param k how many products make a sum
  /// @param width elements from line to line in A, B and C: a multiple of a vector
  static void accumulate(long a, long b, long c, int rows, int k, int width) {
    long line = (long) width * Float.BYTES;
    for (int row = 0; row < rows; row += ROWS) {
      long ofA = a + row * line;
      long ofC = c + row * line;
      int column = 0;
      for (; column + 2 * LANES <= width; column += 2 * LANES) {
        long at = (long) column * Float.BYTES;
        tile2(ofA, b + at, ofC + at, k, line);
      }
      if (column < width) {
        long at = (long) column * Float.BYTES;
        tile1(ofA, b + at, ofC + at, k, line);
      }
    }
  }

  private static void tile2(long a, long b, long c, int k, long line) {
    long c1 = c + line;
    long c2 = c1 + line;
    long c3 = c2 + line;
    FloatVector v00 = load(c);
    FloatVector v01 = load(c + VECTOR);
    FloatVector v10 = load(c1);
    FloatVector v11 = load(c1 + VECTOR);
    FloatVector v20 = load(c2);
    FloatVector v21 = load(c2 + VECTOR);
    FloatVector v30 = load(c3);
    FloatVector v31 = load(c3 + VECTOR);
    for (int i = 0; i < k; i++) {
      long ofA = a + (long) i * Float.BYTES;
      long ofB = b + i * line;
      FloatVector b0 = load(ofB);
      FloatVector b1 = load(ofB + VECTOR);
      FloatVector a0 = all(ofA);
      v00 = a0.fma(b0, v00);
      v01 = a0.fma(b1, v01);
      FloatVector a1 = all(ofA + line);
      v10 = a1.fma(b0, v10);
      v11 = a1.fma(b1, v11);
      FloatVector a2 = all(ofA + 2 * line);
      v20 = a2.fma(b0, v20);
      v21 = a2.fma(b1, v21);
      FloatVector a3 = all(ofA + 3 * line);
      v30 = a3.fma(b0, v30);
      v31 = a3.fma(b1, v31);
    }
    store(v00, c);
    store(v01, c + VECTOR);
    store(v10, c1);
    store(v11, c1 + VECTOR);
    store(v20, c2);
    store(v21, c2 + VECTOR);
    store(v30, c3);
    store(v31, c3 + VECTOR);
  }

  private static void tile1(long a, long b, long c, int k, long line) {
    FloatVector v0 = load(c);
    FloatVector v1 = load(c + line);
    FloatVector v2 = load(c + 2 * line);
    FloatVector v3 = load(c + 3 * line);
    for (int i = 0; i < k; i++) {
      long ofA = a + (long) i * Float.BYTES;
      FloatVector b0 = load(b + i * line);
      v0 = all(ofA).fma(b0, v0);
      v1 = all(ofA + line).fma(b0, v1);
      v2 = all(ofA + 2 * line).fma(b0, v2);
      v3 = all(ofA + 3 * line).fma(b0, v3);
    }
    store(v0, c);
    store(v1, c + line);
    store(v2, c + 2 * line);
    store(v3, c + 3 * line);
  }

  private static FloatVector load(long address) {
    return FloatVector.fromMemorySegment(FLOATS, MEMORY, address, ORDER);
  }

  private static FloatVector all(long address) {
    return FloatVector.broadcast(FLOATS, MEMORY.get(FLOAT, address));
  }

  private static void store(FloatVector vector, long address) {
    vector.intoMemorySegment(MEMORY, address, ORDER);
  }
}
