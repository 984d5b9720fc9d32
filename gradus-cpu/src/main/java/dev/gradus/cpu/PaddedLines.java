package dev.gradus.cpu;

import static dev.gradus.cpu.SimdSpecies.FLOATS;
import static dev.gradus.cpu.SimdSpecies.MEMORY;
import static dev.gradus.cpu.SimdSpecies.ORDER;

import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;

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
      store(vector(left + at).add(vector(right + at)), to + at);
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

  /// The last vector overlaps the one before it.
  private static void copy(long from, long to, int units) {
    if (units < LANES) {
      for (int i = 0; i < units; i++) {
        long at = (long) i * Float.BYTES;
        set(to + at, get(from + at));
      }
      return;
    }
    for (int i = 0; i + LANES <= units; i += LANES) {
      long at = (long) i * Float.BYTES;
      store(vector(from + at), to + at);
    }
    long last = (long) (units - LANES) * Float.BYTES;
    store(vector(from + last), to + last);
  }

  private static FloatVector vector(long address) {
    return FloatVector.fromMemorySegment(FLOATS, MEMORY, address, ORDER);
  }

  private static void store(FloatVector vector, long address) {
    vector.intoMemorySegment(MEMORY, address, ORDER);
  }
}
