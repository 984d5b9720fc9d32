package dev.gradus.history;

import dev.gradus.core.DataException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The safetensors format for float32: 8 bytes with the header's length (little-endian), the header
/// as JSON, then the tensors' bytes one after the other (little-endian, row-major).
///
/// ```
/// {"dense/kernel": {"dtype": "F32", "shape": [784, 10], "data_offsets": [0, 31360]}, …}
/// ```
///
/// Reading trusts nothing: the header's length, the names, types, shapes and offsets are checked
/// against the bytes that are there before anything is allocated for them.
///
/// Source: Hugging Face, "Safetensors", format section of the project's README, 2022.
final class SafeTensors {

  static final int MAXIMUM_HEADER = 16 << 20;
  private static final int LENGTH_BYTES = 8;
  private static final int CHUNK_FLOATS = 1 << 14;

  private SafeTensors() {}

  /// Writes all tensors in the map's order.
  static void write(SequencedMap<String, Tensor> tensors, OutputStream out) throws IOException {
    byte[] header = header(tensors);
    byte[] length = new byte[LENGTH_BYTES];
    littleEndian(length).putLong(header.length);
    out.write(length);
    out.write(header);
    for (Tensor tensor : tensors.values()) {
      writeValues(tensor, out);
    }
  }

  /// Reads all tensors, in the file's order.
  ///
  /// @param in from the file's first byte
  /// @param size the file's length in bytes
  /// @param source the file's name, for messages
  static SequencedMap<String, Tensor> read(InputStream in, long size, String source)
      throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      int headerLength = headerLength(data, size, source);
      byte[] header = new byte[headerLength];
      data.readFully(header);
      long available = size - LENGTH_BYTES - headerLength;
      SequencedMap<String, TensorEntry> entries = entries(header, available, source);
      SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, TensorEntry> each : entries.entrySet()) {
        tensors.put(each.getKey(), readValues(each.getValue(), data));
      }
      return tensors;
    } catch (EOFException e) {
      throw new DataException(
          "%s: ends before its %d bytes were read. The file is cut short; take it from a copy."
              .formatted(source, size),
          e);
    }
  }

  private static byte[] header(SequencedMap<String, Tensor> tensors) {
    Map<String, Object> header = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> each : tensors.entrySet()) {
      TensorEntry.requireName(each.getKey(), "weights");
      long end = begin + each.getValue().shape().size() * Float.BYTES;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", "F32");
      entry.put("shape", each.getValue().shape().dims());
      entry.put("data_offsets", List.of(begin, end));
      header.put(each.getKey(), entry);
      begin = end;
    }
    byte[] json = Json.line(header).getBytes(StandardCharsets.UTF_8);
    // Spaces to a multiple of 8, so that the values are aligned.
    byte[] padded = new byte[Math.ceilDiv(json.length, 8) * 8];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(json, 0, padded, 0, json.length);
    return padded;
  }

  private static int headerLength(DataInputStream data, long size, String source)
      throws IOException {
    if (size < LENGTH_BYTES) {
      throw new DataException(
          "%s: has %d bytes, offset 0 must hold 8 bytes of header length. The file is cut short; take it from a copy."
              .formatted(source, size));
    }
    long length = Long.reverseBytes(data.readLong());
    if (length < 2 || length > Math.min(MAXIMUM_HEADER, size - LENGTH_BYTES)) {
      throw new DataException(
          "%s: offset 0 says that the header has %s bytes, but %d follow and at most %d are read. The file is damaged; take it from a copy."
              .formatted(
                  source, Long.toUnsignedString(length), size - LENGTH_BYTES, MAXIMUM_HEADER));
    }
    return (int) length;
  }

  private static SequencedMap<String, TensorEntry> entries(
      byte[] header, long available, String source) {
    SequencedMap<String, TensorEntry> entries = new LinkedHashMap<>();
    long end = 0;
    Map<String, Object> json = Json.readMap(new String(header, StandardCharsets.UTF_8), source);
    for (Map.Entry<String, Object> each : json.entrySet()) {
      TensorEntry entry = TensorEntry.of(each.getKey(), each.getValue(), end, available, source);
      entries.put(each.getKey(), entry);
      end = entry.end();
    }
    if (end != available) {
      throw new DataException(
          "%s: the tensors end at offset %d of %d data bytes. The file is damaged; take it from a copy."
              .formatted(source, end, available));
    }
    return entries;
  }

  private static void writeValues(Tensor tensor, OutputStream out) throws IOException {
    int size = (int) tensor.shape().size();
    byte[] bytes = new byte[CHUNK_FLOATS * Float.BYTES];
    ByteBuffer chunk = littleEndian(bytes);
    for (int i = 0; i < size; ) {
      chunk.clear();
      for (; i < size && chunk.hasRemaining(); i++) {
        chunk.putFloat(tensor.get(i));
      }
      out.write(bytes, 0, chunk.position());
    }
  }

  private static Tensor readValues(TensorEntry entry, DataInputStream data) throws IOException {
    float[] values = new float[(int) entry.shape().size()];
    byte[] bytes = new byte[CHUNK_FLOATS * Float.BYTES];
    FloatBuffer chunk = littleEndian(bytes).asFloatBuffer();
    for (int i = 0; i < values.length; ) {
      int floats = Math.min(CHUNK_FLOATS, values.length - i);
      data.readFully(bytes, 0, floats * Float.BYTES);
      chunk.get(0, values, i, floats);
      i += floats;
    }
    return Tensor.owning(entry.shape(), values);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
