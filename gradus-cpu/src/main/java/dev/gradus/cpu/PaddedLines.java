package dev.gradus.cpu;

import static dev.gradus.cpu.SimdSpecies.FLOATS;
import static dev.gradus.cpu.SimdSpecies.MEMORY;
import static dev.gradus.cpu.SimdSpecies.ORDER;

import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Moves lines of a tensor into lines that are padded with zeros to whole vectors, and back.
final class PaddedLines {

  private static final int LANES = FLOATS.length();
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private PaddedLines() {}

  /// @param units elements of a line
  /// @return elements of the padded line
  static int width(int units) {
    return Math.ceilDiv(units, LANES) * LANES;
  }

  /// Writes a whole padded line.
  static void load(long from, long to, int units) {
    for (int i = 0; i < units; i += LANES) {
      part(from, i, units).intoMemorySegment(MEMORY, to + (long) i * Float.BYTES, ORDER);
    }
  }

  /// Writes a whole padded line with the sum of two lines.
  static void loadSum(long left, long right, long to, int units) {
    for (int i = 0; i < units; i += LANES) {
      part(left, i, units)
          .add(part(right, i, units))
          .intoMemorySegment(MEMORY, to + (long) i * Float.BYTES, ORDER);
    }
  }

  /// Adds a line to a padded line.
  static void add(long from, long to, int units) {
    for (int i = 0; i < units; i += LANES) {
      long at = to + (long) i * Float.BYTES;
      FloatVector.fromMemorySegment(FLOATS, MEMORY, at, ORDER)
          .add(part(from, i, units))
          .intoMemorySegment(MEMORY, at, ORDER);
    }
  }

  /// Writes a line without its padding.
  static void store(long from, long to, int units) {
    int i = 0;
    for (; i + LANES <= units; i += LANES) {
      long at = (long) i * Float.BYTES;
      FloatVector.fromMemorySegment(FLOATS, MEMORY, from + at, ORDER)
          .intoMemorySegment(MEMORY, to + at, ORDER);
    }
    if (i < units) {
      long at = (long) i * Float.BYTES;
      VectorMask<Float> rest = FLOATS.indexInRange(i, units);
      FloatVector.fromMemorySegment(FLOATS, MEMORY, from + at, ORDER)
          .intoMemorySegment(MEMORY, to + at, ORDER, rest);
    }
  }

  /// Sets `count` elements, a multiple of a vector.
  static void fill(long to, float value, int count) {
    FloatVector all = FloatVector.broadcast(FLOATS, value);
    for (int i = 0; i < count; i += LANES) {
      all.intoMemorySegment(MEMORY, to + (long) i * Float.BYTES, ORDER);
    }
  }

  static float get(long address) {
    return MEMORY.get(FLOAT, address);
  }

  static void set(long address, float value) {
    MEMORY.set(FLOAT, address, value);
  }

  private static FloatVector part(long line, int from, int units) {
    long at = line + (long) from * Float.BYTES;
    return from + LANES <= units
        ? FloatVector.fromMemorySegment(FLOATS, MEMORY, at, ORDER)
        : FloatVector.fromMemorySegment(
            FLOATS, MEMORY, at, ORDER, FLOATS.indexInRange(from, units));
  }
}
