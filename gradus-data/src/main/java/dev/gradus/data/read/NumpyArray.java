package dev.gradus.data.read;

import dev.gradus.core.Shape;
import dev.gradus.data.StoredType;
import java.lang.foreign.MemorySegment;

/// An array that numpy wrote: row-major, low byte first, whatever it was in the file; in memory, or
/// still in the file.
final class NumpyArray {

  private final String source;
  private final Shape shape;
  private final StoredType type;
  private final MemorySegment numbers;

  /// @param source what messages call it
  /// @param shape at least one axis, at least one element
  /// @param type of its numbers
  /// @param numbers row-major, low byte first
  NumpyArray(String source, Shape shape, StoredType type, MemorySegment numbers) {
    this.source = source;
    this.shape = shape;
    this.type = type;
    this.numbers = numbers.asReadOnly();
  }

  String source() {
    return source;
  }

  Shape shape() {
    return shape;
  }

  StoredType type() {
    return type;
  }

  MemorySegment numbers() {
    return numbers;
  }

  double number(long index) {
    return type.number(numbers, index);
  }
}
