package dev.gradus.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The type in which numbers lie in a file and then in memory, low byte first. They become float32
/// when a batch is written, rounded to nearest: whole numbers beyond 2^24 and float64 lose their
/// last digits there.
public enum StoredType {
  /// 0 to 255, such as pixels.
  UINT8(1),
  /// -128 to 127.
  INT8(1),
  /// 0 to 65535.
  UINT16(2),
  /// -32768 to 32767.
  INT16(2),
  /// 0 to 2^32 - 1.
  UINT32(4),
  /// -2^31 to 2^31 - 1.
  INT32(4),
  /// 0 to 2^64 - 1.
  UINT64(8),
  /// -2^63 to 2^63 - 1.
  INT64(8),
  /// IEEE 754 binary16.
  FLOAT16(2),
  /// IEEE 754 binary32.
  FLOAT32(4),
  /// IEEE 754 binary64.
  FLOAT64(8);

  private final int bytes;

  StoredType(int bytes) {
    this.bytes = bytes;
  }

  /// @return bytes of one number
  public int bytes() {
    return bytes;
  }

  /// @return whether every number of this type is whole
  public boolean isWhole() {
    return compareTo(FLOAT16) < 0;
  }

  /// @param numbers one after the other, low byte first
  /// @param index from 0
  /// @return the number there; whole numbers beyond 2^53 are rounded
  public double number(MemorySegment numbers, long index) {
    long at = index * bytes;
    return switch (this) {
      case UINT8 -> numbers.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
      case INT8 -> numbers.get(ValueLayout.JAVA_BYTE, at);
      case UINT16 -> numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, at) & 0xFFFF;
      case INT16 -> numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
      case UINT32 -> Integer.toUnsignedLong(numbers.get(ValueLayout.JAVA_INT_UNALIGNED, at));
      case INT32 -> numbers.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      case UINT64 -> unsigned(numbers.get(ValueLayout.JAVA_LONG_UNALIGNED, at));
      case INT64 -> numbers.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
      case FLOAT16 -> Float.float16ToFloat(numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, at));
      case FLOAT32 -> numbers.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
      case FLOAT64 -> numbers.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at);
    };
  }

  /// The half of a number of 64 bits fits a long; the bit lost is kept, so that rounding is right.
  private static double unsigned(long number) {
    return number >= 0 ? number : ((number >>> 1) | (number & 1)) * 2.0;
  }
}
