package dev.gradus.cpu;

import static dev.gradus.cpu.SimdSpecies.FLOATS;
import static dev.gradus.cpu.SimdSpecies.MEMORY;
import static dev.gradus.cpu.SimdSpecies.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Moves lines of a tensor into lines that are padded to whole vectors, and back. Masked vectors
/// would leave garbage behind.
final class PaddedLines {

  private static final int LANES = FLOATS.length();
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private PaddedLines() {}

  /// @param units elements of a line
  /// @return elements of the padded line
  static int width(int units) {
    return Math.ceilDiv(units, LANES) * LANES;
  }

  /// Writes a padded line, all but its padding.
  static void load(long from, long to, int units) {
    copy(from, to, units);
  }

  /// Writes the sum of two lines into a padded line, all but its padding. The rest that fills no
  /// vector goes one by one: a vector kept for it over the loop would leave garbage behind.
  static void loadSum(long left, long right, long to, int units) {
    int i = 0;
    for (; i + LANES <= units; i += LANES) {
      long at = (long) i * Float.BYTES;
      fromMemorySegment(FLOATS, MEMORY, left + at, ORDER)
          .add(fromMemorySegment(FLOATS, MEMORY, right + at, ORDER))
          .intoMemorySegment(MEMORY, to + at, ORDER);
    }
    for (; i < units; i++) {
      long at = (long) i * Float.BYTES;
      set(to + at, get(left + at) + get(right + at));
    }
  }

  /// Adds a line to a padded line.
  static void add(long from, long to, int units) {
    loadSum(to, from, to, units);
  }

  /// Writes a line without its padding.
  static void store(long from, long to, int units) {
    copy(from, to, units);
  }

  /// Sets `count` elements.
  static void fill(long to, float value, int count) {
    for (int i = 0; i < count; i++) {
      set(to + (long) i * Float.BYTES, value);
    }
  }

  static float get(long address) {
    return MEMORY.get(FLOAT, address);
  }

  static void set(long address, float value) {
    MEMORY.set(FLOAT, address, value);
  }

  private static void copy(long from, long to, int units) {
    MemorySegment.copy(MEMORY, from, MEMORY, to, (long) units * Float.BYTES);
  }
}
