package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;

/// Reads one array in numpy's NPY format from a stream. Everything the header claims is checked
/// before it is believed.
///
/// Source: numpy, "NEP 1 — A simple file format for NumPy arrays", and `numpy.lib.format`.
final class NpyReader {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int START = 8;

  private final String source;
  private final long bytes;

  /// @param source what messages call the file
  /// @param bytes its size
  NpyReader(String source, long bytes) {
    this.source = source;
    this.bytes = bytes;
  }

  NumpyArray read(InputStream in) throws IOException {
    byte[] start = part(in, 0, START);
    int version = version(start);
    int lengthBytes = version == 1 ? 2 : 4;
    long length = littleEndian(part(in, START, lengthBytes));
    if (length > LONGEST_HEADER) {
      throw new DataException(
          "%s: the header has %d bytes, at most %d are read. The file is damaged; save it again."
              .formatted(source, length, LONGEST_HEADER));
    }
    byte[] text = part(in, START + lengthBytes, (int) length);
    NpyHeader header = NpyHeader.parse(source, new String(text, ISO_8859_1));
    byte[] numbers = numbers(in, header, START + lengthBytes + length);
    if (header.bool()) {
      requireTruth(numbers);
    }
    if (header.bigEndian()) {
      swap(numbers, header.type().bytes());
    }
    Shape shape = Shape.of(header.extents());
    boolean turned = header.fortran() && shape.rank() > 1;
    return new NumpyArray(
        source,
        shape,
        header.type(),
        turned ? rowMajor(numbers, shape, header.type().bytes()) : numbers);
  }

  private int version(byte[] start) {
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      HexFormat hex = HexFormat.ofDelimiter(" ");
      throw new DataException(
          "%s: begins with the bytes %s, an NPY file begins with %s. Check that numpy.save wrote it."
              .formatted(source, hex.formatHex(start, 0, MAGIC.length), hex.formatHex(MAGIC)));
    }
    if (start[6] < 1 || start[6] > 3 || start[7] != 0) {
      throw new DataException(
          "%s: is of NPY version %d.%d, versions 1.0 to 3.0 are read. Save it again by a current numpy."
              .formatted(source, start[6] & 0xFF, start[7] & 0xFF));
    }
    return start[6];
  }

  private byte[] numbers(InputStream in, NpyHeader header, long headerBytes) throws IOException {
    String said = "header says " + header.described();
    long expected = header.type().bytes();
    try {
      for (int extent : header.extents()) {
        expected = Math.multiplyExact(expected, extent);
      }
    } catch (ArithmeticException e) {
      throw new DataException(
          "%s: %s, more than 2^63 bytes. The file is damaged; save it again."
              .formatted(source, said),
          e);
    }
    if (bytes != headerBytes + expected) {
      throw wrongLength(said, expected, bytes - headerBytes);
    }
    byte[] numbers = new byte[StoredFile.affordable(source, expected, said)];
    int found = StoredFile.fill(in, numbers);
    if (found < expected) {
      throw wrongLength(said, expected, found);
    }
    if (in.read() >= 0) {
      throw wrongLength(said, expected, expected + 1);
    }
    return numbers;
  }

  private DataException wrongLength(String said, long expected, long found) {
    return new DataException(
        "%s: %s = %d bytes, found %d. %s; save it again."
            .formatted(
                source,
                said,
                expected,
                found,
                found < expected ? "The file is cut short" : "The file does not fit its header"));
  }

  private byte[] part(InputStream in, int from, int length) throws IOException {
    byte[] part = new byte[(int) Math.max(0, Math.min(length, bytes - from))];
    int found = StoredFile.fill(in, part);
    if (found < length) {
      throw new DataException(
          "%s: ends after %d bytes, before its NPY header is complete. The file is cut short; save it again."
              .formatted(source, from + found));
    }
    return part;
  }

  private static long littleEndian(byte[] number) {
    long value = 0;
    for (int i = number.length - 1; i >= 0; i--) {
      value = (value << 8) | (number[i] & 0xFF);
    }
    return value;
  }

  private void requireTruth(byte[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0 && numbers[i] != 1) {
        throw new DataException(
            "%s: element %d of a bool array is the byte %d, expected 0 or 1. The file is damaged; save it again."
                .formatted(source, i, numbers[i] & 0xFF));
      }
    }
  }

  private static void swap(byte[] numbers, int width) {
    for (int from = 0; from < numbers.length; from += width) {
      for (int low = from, high = from + width - 1; low < high; low++, high--) {
        byte held = numbers[low];
        numbers[low] = numbers[high];
        numbers[high] = held;
      }
    }
  }

  /// @param numbers with the first axis innermost
  /// @return the same with the last axis innermost
  private static byte[] rowMajor(byte[] numbers, Shape shape, int width) {
    int rank = shape.rank();
    int[] strides = new int[rank];
    strides[0] = width;
    for (int axis = 1; axis < rank; axis++) {
      strides[axis] = strides[axis - 1] * shape.dim(axis - 1);
    }
    byte[] turned = new byte[numbers.length];
    int[] index = new int[rank];
    int from = 0;
    for (int to = 0; to < turned.length; to += width) {
      System.arraycopy(numbers, from, turned, to, width);
      int axis = rank - 1;
      from += strides[axis];
      while (++index[axis] == shape.dim(axis) && axis > 0) {
        from -= index[axis] * strides[axis];
        index[axis] = 0;
        axis--;
        from += strides[axis];
      }
    }
    return turned;
  }
}
