package dev.gradus.cpu;

import static dev.gradus.cpu.SimdSpecies.FLOATS;
import static dev.gradus.cpu.SimdSpecies.MEMORY;
import static dev.gradus.cpu.SimdSpecies.ORDER;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;

/// `C += A B` for matrices of a few rows whose lines are padded to whole vectors, on one thread: a
/// library call per time step would cost more than the product.
///
/// A tile of C, 4 rows by 2 vectors, stays in registers while `k` runs: as many sums as two
/// multipliers of latency 4 keep busy, and few enough for 16 registers. A tile twice as wide is no
/// faster, and its method so long that the JIT compiler leaves garbage behind. An element's sum
/// runs over `k` in order, wherever it lies, so its bits do not depend on how rows are shared out.
///
/// No vector crosses the border of a method of ours, here or in any other kernel: where the JIT
/// compiler finds a reason not to inline the call, and on a busy machine it finds many, the vector
/// would go over the heap. The JDK's own methods are always inlined.
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
    FloatVector v00 = fromMemorySegment(FLOATS, MEMORY, c, ORDER);
    FloatVector v01 = fromMemorySegment(FLOATS, MEMORY, c + VECTOR, ORDER);
    FloatVector v10 = fromMemorySegment(FLOATS, MEMORY, c1, ORDER);
    FloatVector v11 = fromMemorySegment(FLOATS, MEMORY, c1 + VECTOR, ORDER);
    FloatVector v20 = fromMemorySegment(FLOATS, MEMORY, c2, ORDER);
    FloatVector v21 = fromMemorySegment(FLOATS, MEMORY, c2 + VECTOR, ORDER);
    FloatVector v30 = fromMemorySegment(FLOATS, MEMORY, c3, ORDER);
    FloatVector v31 = fromMemorySegment(FLOATS, MEMORY, c3 + VECTOR, ORDER);
    for (int i = 0; i < k; i++) {
      long ofA = a + (long) i * Float.BYTES;
      long ofB = b + i * line;
      FloatVector b0 = fromMemorySegment(FLOATS, MEMORY, ofB, ORDER);
      FloatVector b1 = fromMemorySegment(FLOATS, MEMORY, ofB + VECTOR, ORDER);
      FloatVector a0 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA));
      v00 = a0.fma(b0, v00);
      v01 = a0.fma(b1, v01);
      FloatVector a1 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA + line));
      v10 = a1.fma(b0, v10);
      v11 = a1.fma(b1, v11);
      FloatVector a2 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA + 2 * line));
      v20 = a2.fma(b0, v20);
      v21 = a2.fma(b1, v21);
      FloatVector a3 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA + 3 * line));
      v30 = a3.fma(b0, v30);
      v31 = a3.fma(b1, v31);
    }
    v00.intoMemorySegment(MEMORY, c, ORDER);
    v01.intoMemorySegment(MEMORY, c + VECTOR, ORDER);
    v10.intoMemorySegment(MEMORY, c1, ORDER);
    v11.intoMemorySegment(MEMORY, c1 + VECTOR, ORDER);
    v20.intoMemorySegment(MEMORY, c2, ORDER);
    v21.intoMemorySegment(MEMORY, c2 + VECTOR, ORDER);
    v30.intoMemorySegment(MEMORY, c3, ORDER);
    v31.intoMemorySegment(MEMORY, c3 + VECTOR, ORDER);
  }

  private static void tile1(long a, long b, long c, int k, long line) {
    FloatVector v0 = fromMemorySegment(FLOATS, MEMORY, c, ORDER);
    FloatVector v1 = fromMemorySegment(FLOATS, MEMORY, c + line, ORDER);
    FloatVector v2 = fromMemorySegment(FLOATS, MEMORY, c + 2 * line, ORDER);
    FloatVector v3 = fromMemorySegment(FLOATS, MEMORY, c + 3 * line, ORDER);
    for (int i = 0; i < k; i++) {
      long ofA = a + (long) i * Float.BYTES;
      FloatVector b0 = fromMemorySegment(FLOATS, MEMORY, b + i * line, ORDER);
      v0 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA)).fma(b0, v0);
      v1 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA + line)).fma(b0, v1);
      v2 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA + 2 * line)).fma(b0, v2);
      v3 = broadcast(FLOATS, MEMORY.get(FLOAT, ofA + 3 * line)).fma(b0, v3);
    }
    v0.intoMemorySegment(MEMORY, c, ORDER);
    v1.intoMemorySegment(MEMORY, c + line, ORDER);
    v2.intoMemorySegment(MEMORY, c + 2 * line, ORDER);
    v3.intoMemorySegment(MEMORY, c + 3 * line, ORDER);
  }
}
