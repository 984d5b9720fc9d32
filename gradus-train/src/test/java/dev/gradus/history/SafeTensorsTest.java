package dev.gradus.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class SafeTensorsTest {

  private static SequencedMap<String, Tensor> tensors() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("dense/kernel", Tensor.of(Shape.of(2, 3), 1, -2, 0.5f, Float.MIN_VALUE, 5, 6));
    tensors.put("dense/bias", Tensor.of(Shape.of(1), Float.NaN));
    tensors.put("scalar", Tensor.of(Shape.of(), -0f));
    tensors.put("empty", Tensor.of(Shape.of(0, 4)));
    return tensors;
  }

  private static byte[] bytes(SequencedMap<String, Tensor> tensors) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafeTensors.write(tensors, out);
    return out.toByteArray();
  }

  private static SequencedMap<String, Tensor> read(byte[] bytes) throws IOException {
    return SafeTensors.read(new ByteArrayInputStream(bytes), bytes.length, "w");
  }

  /// A file with that header and so many data bytes.
  private static byte[] file(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  private static void assertRefused(byte[] file, String message) {
    DataException refusal = assertThrows(DataException.class, () -> read(file));
    assertEquals(message, refusal.getMessage());
  }

  private static void assertEntryRefused(String entry, int dataBytes, String reason) {
    assertRefused(
        file("{\"a\":" + entry + "}", dataBytes),
        "w: tensor \"a\" "
            + reason
            + ". The file is damaged or of another kind; take it from a copy.");
  }

  @Test
  void read_whatWasWritten_givesTheSameBits() throws IOException {
    assertEquals(tensors(), read(bytes(tensors())));
    assertEquals(
        tensors().sequencedKeySet().stream().toList(),
        read(bytes(tensors())).sequencedKeySet().stream().toList());
  }

  @Test
  void read_tensorOfSeveralChunks_givesTheSameBits() throws IOException {
    float[] values = new float[50_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0.1f;
    }
    SequencedMap<String, Tensor> large = new LinkedHashMap<>();
    large.put("large", Tensor.of(Shape.of(values.length), values));
    assertEquals(large, read(bytes(large)));
  }

  @Test
  void write_oneTensor_isTheFormatByteForByte() throws IOException {
    SequencedMap<String, Tensor> one = new LinkedHashMap<>();
    one.put("a", Tensor.of(Shape.of(2), 1, -2));
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ";
    byte[] expected = file(header, 8);
    ByteBuffer.wrap(expected)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(8 + header.length(), 1)
        .putFloat(12 + header.length(), -2);
    assertArrayEquals(expected, bytes(one));
  }

  @Test
  void read_everyTruncation_isRefused() throws IOException {
    byte[] whole = bytes(tensors());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThrows(DataException.class, () -> read(cut), "cut to " + length);
    }
  }

  @Test
  void read_oneByteMore_isRefused() throws IOException {
    byte[] whole = bytes(tensors());
    byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 1);
    assertRefused(
        longer,
        "w: the tensors end at offset 32 of 33 data bytes. The file is damaged; take it from a copy.");
  }

  @Test
  void read_fileThatEndsWhileRead_isRefused() throws IOException {
    byte[] whole = bytes(tensors());
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    DataException refusal =
        assertThrows(
            DataException.class,
            () -> SafeTensors.read(new ByteArrayInputStream(cut), whole.length, "w"));
    assertEquals(
        "w: ends before its %d bytes were read. The file is cut short; take it from a copy."
            .formatted(whole.length),
        refusal.getMessage());
  }

  @Test
  void read_headerLengths_areCheckedBeforeAllocation() {
    assertRefused(
        new byte[7],
        "w: has 7 bytes, offset 0 must hold 8 bytes of header length. The file is cut short; take it from a copy.");
    ByteBuffer huge = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    assertRefused(
        huge.putLong(0, -1).array(),
        "w: offset 0 says that the header has 18446744073709551615 bytes, but 8 follow and at most 16777216 are read. The file is damaged; take it from a copy.");
    assertRefused(
        huge.putLong(0, 9).array(),
        "w: offset 0 says that the header has 9 bytes, but 8 follow and at most 16777216 are read. The file is damaged; take it from a copy.");
  }

  @Test
  void read_hostileEntries_areRefusedBeforeAllocation() {
    assertEntryRefused(
        "{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,4]}",
        4,
        "of shape [2147483647, 2147483647] has more than 2^31 elements");
    assertEntryRefused(
        "{\"dtype\":\"F32\",\"shape\":[2147483647,4,0],\"data_offsets\":[0,0]}",
        0,
        "of shape [2147483647, 4, 0] has more than 2^31 elements");
    assertEntryRefused(
        "{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}",
        4,
        "must have up to 8 extents from 0, has [-1]");
    assertEntryRefused(
        "{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}",
        4,
        "must have up to 8 extents from 0, has [1.0]");
    assertEntryRefused(
        "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}",
        4,
        "ends at offset 8, but only 4 data bytes follow the header");
    assertEntryRefused(
        "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}",
        8,
        "of shape [1] must have data_offsets [0, 4], has [4, 8]");
    assertEntryRefused(
        "{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}",
        4,
        "must have exactly dtype F32, shape and data_offsets, has {\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}");
    assertEntryRefused("7", 0, "must have exactly dtype F32, shape and data_offsets, has 7");
  }

  @Test
  void read_namesThatAreNotAllowed_areRefused() {
    for (String name : new String[] {"", "a//b", "/a", "a b", "a\\u0000", "ä", "a".repeat(129)}) {
      byte[] file =
          file(
              "{\"%s\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}".formatted(name),
              4);
      assertThrows(DataException.class, () -> read(file), name);
    }
  }

  @Test
  void read_badJson_namesTheReason() {
    assertThrows(DataException.class, () -> read(file("[".repeat(1000), 0)));
    assertThrows(DataException.class, () -> read(file("{\"a\":null}", 0)));
    assertThrows(DataException.class, () -> read(file("{} {}", 0)));
    assertRefused(
        file("[]", 0), "w: holds no JSON object. The file is damaged; take it from a copy.");
    String entry = "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
    assertRefused(
        file("{\"a\":" + entry + ",\"a\":" + entry + "}", 0),
        "w:1:58: is no JSON of this kind: Duplicate Object property \"a\". The file is damaged; take it from a copy.");
  }
}
