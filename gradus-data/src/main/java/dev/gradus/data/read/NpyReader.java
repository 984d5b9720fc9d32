package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
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
    Start start = start(in);
    return read(in, start);
  }

  /// Reads a file, or leaves the numbers in it and reads what comes before them.
  NumpyArray read(InputStream in, Path file, Storage storage) throws IOException {
    Start start = start(in);
    if (!storage.isDisk(start.numberBytes())) {
      return read(in, start);
    }
    NpyHeader header = start.header();
    if (header.bigEndian() || (header.fortran() && header.extents().size() > 1)) {
      throw new DataException(
          "%s: is %s; only row-major arrays with the low byte first can stay on disk. Save numpy.ascontiguousarray(array, array.dtype.newbyteorder('<')), or give it more memory (-Xmx)."
              .formatted(
                  source,
                  header.fortran() ? "in Fortran's order" : "stored with the high byte first"));
    }
    MemorySegment numbers = FeatureKeeper.mapped(file, start.bytes(), start.numberBytes());
    if (header.bool()) {
      requireTruth(numbers);
    }
    return new NumpyArray(source, Shape.of(header.extents()), header.type(), numbers);
  }

  private NumpyArray read(InputStream in, Start start) throws IOException {
    NpyHeader header = start.header();
    byte[] numbers = numbers(in, start);
    if (header.bool()) {
      requireTruth(MemorySegment.ofArray(numbers));
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
        MemorySegment.ofArray(turned ? rowMajor(numbers, shape, header.type().bytes()) : numbers));
  }

  /// What comes before the numbers.
  ///
  /// @param header what it says
  /// @param bytes its size
  /// @param numberBytes size of the numbers, checked against the file's
  private record Start(NpyHeader header, long bytes, long numberBytes) {
    String said() {
      return "header says " + header.described();
    }
  }

  private Start start(InputStream in) throws IOException {
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
    Start found = new Start(header, START + lengthBytes + length, product(header));
    if (bytes != found.bytes() + found.numberBytes()) {
      throw wrongLength(found.said(), found.numberBytes(), bytes - found.bytes());
    }
    return found;
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

  private long product(NpyHeader header) {
    try {
      long product = header.type().bytes();
      for (int extent : header.extents()) {
        product = Math.multiplyExact(product, extent);
      }
      return product;
    } catch (ArithmeticException e) {
      throw new DataException(
          "%s: header says %s, more than 2^63 bytes. The file is damaged; save it again."
              .formatted(source, header.described()),
          e);
    }
  }

  private byte[] numbers(InputStream in, Start start) throws IOException {
    long expected = start.numberBytes();
    byte[] numbers = new byte[StoredFile.affordable(source, expected, start.said())];
    int found = StoredFile.fill(in, numbers);
    if (found < expected) {
      throw wrongLength(start.said(), expected, found);
    }
    if (in.read() >= 0) {
      throw wrongLength(start.said(), expected, expected + 1);
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

  private void requireTruth(MemorySegment numbers) {
    for (long i = 0; i < numbers.byteSize(); i++) {
      byte number = numbers.get(ValueLayout.JAVA_BYTE, i);
      if (number != 0 && number != 1) {
        throw new DataException(
            "%s: element %d of a bool array is the byte %d, expected 0 or 1. The file is damaged; save it again."
                .formatted(source, i, number & 0xFF));
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
