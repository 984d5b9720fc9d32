package dev.gradus.core;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Native float32 memory, owned by the [MemoryScope] it was taken from. Kernels see the segment;
/// everybody else copies in and out.
///
/// @param segment the memory; its size is a multiple of four bytes
public record Buffer(MemorySegment segment) {

  /// float32 in the machine's byte order.
  public static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

  /// Refuses memory that does not hold whole float32 elements.
  public Buffer {
    if (segment.byteSize() % Float.BYTES != 0) {
      throw new ConfigException(
          "Buffer: %d bytes are not a whole number of float32 elements of 4 bytes."
              .formatted(segment.byteSize()));
    }
  }

  /// @return number of elements
  public long size() {
    return segment.byteSize() / Float.BYTES;
  }

  /// @return native address of element 0
  public long address() {
    return segment.address();
  }

  /// @param index from 0
  /// @return that element
  public float get(long index) {
    return segment.getAtIndex(FLOAT, index);
  }

  /// @param index from 0
  /// @param value its new value
  public void set(long index, float value) {
    segment.setAtIndex(FLOAT, index, value);
  }

  /// @param offset first element
  /// @param elements how many
  /// @return a view of that part
  public Buffer slice(long offset, long elements) {
    return new Buffer(segment.asSlice(offset * Float.BYTES, elements * Float.BYTES));
  }

  /// @param value given to every element
  public void fill(float value) {
    for (long i = 0; i < size(); i++) {
      set(i, value);
    }
  }

  /// @param source copied from index 0 on; must have exactly as many elements as this buffer
  public void copyFrom(float[] source) {
    requireSize(source.length);
    MemorySegment.copy(source, 0, segment, FLOAT, 0, source.length);
  }

  /// @param source a buffer of the same size
  public void copyFrom(Buffer source) {
    requireSize(source.size());
    segment.copyFrom(source.segment);
  }

  /// @return a copy of all elements
  public float[] toArray() {
    return segment.toArray(FLOAT);
  }

  private void requireSize(long elements) {
    if (elements != size()) {
      throw new ShapeException(
          "Buffer of %d elements: cannot copy %d elements into it.".formatted(size(), elements));
    }
  }
}
