package dev.gradus.history;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.history.TensorEntry.Dtype;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
/// A checkpoint has float64 tensors too, and texts under `__metadata__`; both are refused in a
/// model.
///
/// Source: Hugging Face, "Safetensors", format section of the project's README, 2022.
final class SafeTensors {

  static final int MAXIMUM_HEADER = 16 << 20;
  private static final int LENGTH_BYTES = 8;
  private static final int CHUNK_FLOATS = 1 << 14;
  private static final int CHUNK_BYTES = CHUNK_FLOATS * Float.BYTES;
  private static final String METADATA = "__metadata__";

  private SafeTensors() {}

  /// Everything that a file can hold.
  ///
  /// @param metadata texts by key
  /// @param numbers lists of float64; they come first, so that they are aligned
  /// @param tensors of float32
  record Content(
      SequencedMap<String, String> metadata,
      SequencedMap<String, List<Double>> numbers,
      SequencedMap<String, Tensor> tensors) {}

  /// Writes all tensors in the map's order.
  static void write(SequencedMap<String, Tensor> tensors, OutputStream out) throws IOException {
    write(new Content(new LinkedHashMap<>(), new LinkedHashMap<>(), tensors), out);
  }

  /// Writes metadata, numbers and tensors, in this order and the maps' orders.
  static void write(Content content, OutputStream out) throws IOException {
    byte[] header = header(content);
    if (header.length > MAXIMUM_HEADER) {
      throw new DataException(
          "checkpoint: its header would have %d bytes, at most %d are read back. Measure fewer things, or train fewer epochs in one run."
              .formatted(header.length, MAXIMUM_HEADER));
    }
    byte[] length = new byte[LENGTH_BYTES];
    littleEndian(length).putLong(header.length);
    out.write(length);
    out.write(header);
    for (List<Double> numbers : content.numbers().values()) {
      writeNumbers(numbers, out);
    }
    for (Tensor tensor : content.tensors().values()) {
      writeValues(tensor, out);
    }
  }

  /// Reads what [#write(Content, OutputStream)] wrote; its header must be exactly as it is written,
  /// so that no byte of it can have changed unseen but those of its values.
  ///
  /// @param in from the file's first byte
  /// @param size the file's length in bytes
  /// @param source the file's name, for messages
  static Content readAll(InputStream in, long size, String source) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      byte[] header = headerBytes(data, size, source);
      Map<String, Object> json =
          Json.readMap(new String(header, StandardCharsets.UTF_8), source, MAXIMUM_HEADER);
      Content content =
          new Content(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
      if (json.remove(METADATA) instanceof Map<?, ?> metadata) {
        metadata.forEach((key, text) -> content.metadata().put((String) key, text.toString()));
      }
      long available = size - LENGTH_BYTES - header.length;
      SequencedMap<String, TensorEntry> entries =
          entries(json, List.of(Dtype.F32, Dtype.F64), available, source);
      for (Map.Entry<String, TensorEntry> each : entries.entrySet()) {
        switch (each.getValue().dtype()) {
          case F32 -> content.tensors().put(each.getKey(), readValues(each.getValue(), data));
          case F64 -> content.numbers().put(each.getKey(), readNumbers(each.getValue(), data));
        }
      }
      if (!Arrays.equals(header, header(content))) {
        throw new DataException(
            "%s: the header is not as Gradus writes it. The file is damaged or of another kind; take it from a copy."
                .formatted(source));
      }
      return content;
    } catch (EOFException e) {
      throw cutShort(source, size, e);
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
      byte[] header = headerBytes(data, size, source);
      Map<String, Object> json = Json.readMap(new String(header, StandardCharsets.UTF_8), source);
      long available = size - LENGTH_BYTES - header.length;
      SequencedMap<String, TensorEntry> entries =
          entries(json, List.of(Dtype.F32), available, source);
      SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, TensorEntry> each : entries.entrySet()) {
        tensors.put(each.getKey(), readValues(each.getValue(), data));
      }
      return tensors;
    } catch (EOFException e) {
      throw cutShort(source, size, e);
    }
  }

  private static DataException cutShort(String source, long size, EOFException e) {
    return new DataException(
        "%s: ends before its %d bytes were read. The file is cut short; take it from a copy."
            .formatted(source, size),
        e);
  }

  private static byte[] header(Content content) {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!content.metadata().isEmpty()) {
      header.put(METADATA, content.metadata());
    }
    long begin = 0;
    for (Map.Entry<String, List<Double>> each : content.numbers().entrySet()) {
      Shape shape = Shape.of(each.getValue().size());
      begin = put(header, each.getKey(), Dtype.F64, shape, begin);
    }
    for (Map.Entry<String, Tensor> each : content.tensors().entrySet()) {
      begin = put(header, each.getKey(), Dtype.F32, each.getValue().shape(), begin);
    }
    byte[] json = Json.line(header).getBytes(StandardCharsets.UTF_8);
    // Spaces to a multiple of 8, so that the values are aligned.
    byte[] padded = new byte[Math.ceilDiv(json.length, 8) * 8];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(json, 0, padded, 0, json.length);
    return padded;
  }

  /// @return where the tensor ends
  private static long put(
      Map<String, Object> header, String name, Dtype dtype, Shape shape, long begin) {
    TensorEntry.requireName(name, "weights");
    long end = begin + shape.size() * dtype.bytes();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("dtype", dtype.name());
    entry.put("shape", shape.dims());
    entry.put("data_offsets", List.of(begin, end));
    header.put(name, entry);
    return end;
  }

  private static byte[] headerBytes(DataInputStream data, long size, String source)
      throws IOException {
    byte[] header = new byte[headerLength(data, size, source)];
    data.readFully(header);
    return header;
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
      Map<String, Object> json, List<Dtype> dtypes, long available, String source) {
    SequencedMap<String, TensorEntry> entries = new LinkedHashMap<>();
    long end = 0;
    for (Map.Entry<String, Object> each : json.entrySet()) {
      TensorEntry entry =
          TensorEntry.of(each.getKey(), each.getValue(), dtypes, end, available, source);
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
    byte[] bytes = new byte[CHUNK_BYTES];
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
    byte[] bytes = new byte[CHUNK_BYTES];
    FloatBuffer chunk = littleEndian(bytes).asFloatBuffer();
    for (int i = 0; i < values.length; ) {
      int floats = Math.min(CHUNK_FLOATS, values.length - i);
      data.readFully(bytes, 0, floats * Float.BYTES);
      chunk.get(0, values, i, floats);
      i += floats;
    }
    return Tensor.owning(entry.shape(), values);
  }

  private static void writeNumbers(List<Double> numbers, OutputStream out) throws IOException {
    byte[] bytes = new byte[CHUNK_BYTES];
    ByteBuffer chunk = littleEndian(bytes);
    for (int i = 0; i < numbers.size(); ) {
      chunk.clear();
      for (; i < numbers.size() && chunk.hasRemaining(); i++) {
        chunk.putDouble(numbers.get(i));
      }
      out.write(bytes, 0, chunk.position());
    }
  }

  private static List<Double> readNumbers(TensorEntry entry, DataInputStream data)
      throws IOException {
    int count = (int) entry.shape().size();
    List<Double> numbers = new ArrayList<>(count);
    byte[] bytes = new byte[Double.BYTES];
    ByteBuffer one = littleEndian(bytes);
    for (int i = 0; i < count; i++) {
      data.readFully(bytes);
      numbers.add(one.getDouble(0));
    }
    return numbers;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
