package dev.gradus.data;

import dev.gradus.core.DataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Features in the type they came in: a byte stays a byte until its batch is written.
sealed interface FeatureStore {

  /// @return number of elements
  long elements();

  /// @param from first element
  /// @param destination receives them
  /// @param offset of the first in the destination
  /// @param count how many
  void copy(long from, float[] destination, int offset, int count);

  /// Refuses values that no training survives.
  ///
  /// @param name of the data set
  /// @param sampleSize elements of one sample
  void check(String name, long sampleSize);

  /// Unsigned bytes.
  record Bytes(MemorySegment segment) implements FeatureStore {

    /// @param from first element
    /// @param destination is filled with them, as they are stored
    void copy(long from, byte[] destination) {
      MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, from, destination, 0, destination.length);
    }

    @Override
    public long elements() {
      return segment.byteSize();
    }

    @Override
    public void copy(long from, float[] destination, int offset, int count) {
      for (int i = 0; i < count; i++) {
        destination[offset + i] = segment.get(ValueLayout.JAVA_BYTE, from + i) & 0xFF;
      }
    }

    @Override
    public void check(String name, long sampleSize) {
      // Every byte is a number.
    }
  }

  /// float32 numbers, low byte first.
  record Floats(MemorySegment segment) implements FeatureStore {

    @Override
    public long elements() {
      return segment.byteSize() / Float.BYTES;
    }

    @Override
    public void copy(long from, float[] destination, int offset, int count) {
      MemorySegment.copy(
          segment,
          ValueLayout.JAVA_FLOAT_UNALIGNED,
          from * Float.BYTES,
          destination,
          offset,
          count);
    }

    @Override
    public void check(String name, long sampleSize) {
      for (long i = 0; i < elements(); i++) {
        requireFinite(name, sampleSize, i, segment.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i));
      }
    }
  }

  /// float32 numbers that were counted while they were read.
  record Pieces(FloatPieces values) implements FeatureStore {

    @Override
    public long elements() {
      return values.size();
    }

    @Override
    public void copy(long from, float[] destination, int offset, int count) {
      values.copy(from, destination, offset, count);
    }

    @Override
    public void check(String name, long sampleSize) {
      for (int i = 0; i < values.size(); i++) {
        requireFinite(name, sampleSize, i, values.get(i));
      }
    }
  }

  /// Numbers of another type, low byte first.
  record Numbers(MemorySegment segment, StoredType type) implements FeatureStore {

    @Override
    public long elements() {
      return segment.byteSize() / type.bytes();
    }

    @Override
    public void copy(long from, float[] destination, int offset, int count) {
      for (int i = 0; i < count; i++) {
        destination[offset + i] = (float) type.number(segment, from + i);
      }
    }

    @Override
    public void check(String name, long sampleSize) {
      if (type.isWhole()) {
        return;
      }
      for (long i = 0; i < elements(); i++) {
        double value = type.number(segment, i);
        if (!Float.isFinite((float) value)) {
          throw new DataException(
              "%s: feature %d of sample %d is %s, a finite float32 number was expected. Correct or leave out that sample."
                  .formatted(name, i % sampleSize, i / sampleSize, value));
        }
      }
    }
  }

  private static void requireFinite(String name, long sampleSize, long element, float value) {
    if (!Float.isFinite(value)) {
      throw new DataException(
          "%s: feature %d of sample %d is %s, a finite number was expected. Correct or leave out that sample."
              .formatted(name, element % sampleSize, element / sampleSize, value));
    }
  }
}
