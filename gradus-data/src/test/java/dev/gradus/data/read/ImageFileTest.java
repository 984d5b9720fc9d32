package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.DataException;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Generator;
import dev.gradus.testkit.TestVectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Decoded images against Pillow's, and damaged ones.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImageFileTest {

  private static final TestVectors VECTORS = TestVectors.read("images");
  private static final int MOST_PIXELS = 1 << 18;
  private static final List<Integer> SIZES =
      List.of(0, 1, 21, 255, 256, 4096, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, -1);

  @Test
  void decode_everyKindOfFile_givesPillowsPixels() {
    for (int i = 0; i < VECTORS.at("cases").size(); i++) {
      TestVectors each = VECTORS.at("cases/" + i);
      for (ImageColors colors : ImageColors.values()) {
        Pixels pixels = decode(file(i), colors);
        assertEquals(each.number("shape/0"), pixels.height());
        assertEquals(each.number("shape/1"), pixels.width());
        assertClose(
            each.numbers(colors == ImageColors.RGB ? "rgb" : "grey"),
            pixels.values(),
            each.number("tolerance"),
            each.text("name"));
      }
    }
  }

  @Test
  void resized_toLargerAndSmaller_givesPillowsPixels() {
    Pixels whole = decode(file(0), ImageColors.RGB);
    for (int i = 0; i < VECTORS.at("resized").size(); i++) {
      TestVectors each = VECTORS.at("resized/" + i);
      Pixels resized = whole.resized((int) each.number("size/0"), (int) each.number("size/1"));
      // Pillow rounds between its two passes.
      assertClose(each.numbers("rgb"), resized.values(), 1, each.toString());
    }
    assertEquals(whole, whole.resized(whole.height(), whole.width()));
  }

  @Test
  void decode_damagedFile_isRefusedInWords() {
    byte[] png = file(0);
    byte[] jpeg = file(11);
    assertMessage(
        "is neither PNG nor JPEG. Convert it, or move it out of the folder.", new byte[9]);
    assertMessage(
        "ends after 40 bytes, within the chunk that begins at byte 33. The file is cut short; fetch it again.",
        Arrays.copyOf(png, 40));
    assertMessage(
        "byte 8: the chunk does not have its checksum. The file is damaged; fetch it again.",
        Hostile.set(png, 19, (byte) 99));
    assertMessage(
        "byte 16: the image is 21 x 200000 pixels, %d packed bytes hold less. The file is damaged; fetch it again."
            .formatted(png.length - 57),
        withHeader(png, 21, 200_000, 8, 2));
    assertMessage(
        "byte 16: color type 5 with 8 bits, or its packing, is none of PNG's. The file is damaged; fetch it again.",
        withHeader(png, 21, 17, 8, 5));
    assertMessage(
        "is 600 x 450 pixels, 810000 bytes once decoded; allowed are 262144 pixels and 1048576 bytes. Make it smaller, or allow more.",
        withHeader(png, 600, 450, 8, 2));
    assertMessage(
        "ends after 300 bytes, within the segment that begins at byte 210. The file is cut short; fetch it again.",
        Arrays.copyOf(jpeg, 300));
    assertMessage(
        "ends after %d bytes, before the image does. The file is cut short; fetch it again."
            .formatted(jpeg.length - 2),
        Arrays.copyOf(jpeg, jpeg.length - 2));
    assertMessage(
        "has 4 components of 8 bits, grey and three colors of 8 bits are read. Save it as RGB.",
        Base64.getDecoder().decode(VECTORS.text("cmyk")));
  }

  @Test
  void decode_jpegWhoseDataEndEarly_isRefusedNotHalfRead() {
    byte[] jpeg = file(11);
    byte[] half = Arrays.copyOf(jpeg, jpeg.length - 100);
    half[half.length - 2] = (byte) 0xFF;
    half[half.length - 1] = (byte) 0xD9;
    DataException thrown = assertThrows(DataException.class, () -> decode(half, ImageColors.RGB));
    assertTrue(thrown.getMessage().startsWith("f.png: cannot be decoded: "), thrown.getMessage());
  }

  @Test
  void decode_cutAtEveryByte_isRefused() {
    for (int image = 0; image < VECTORS.at("cases").size(); image++) {
      byte[] whole = file(image);
      assertTrue(isRead(whole));
      for (int length = 0; length < whole.length; length++) {
        assertFalse(isRead(Arrays.copyOf(whole, length)), image + " cut to " + length);
      }
    }
  }

  @Test
  void decode_mutatedPng_isReadOrRefused() {
    List<byte[]> files = List.of(file(0), file(1), file(5), file(6), file(8), file(9));
    forAll(choices -> png(choices.oneOf(files), choices));
  }

  @Test
  void decode_mutatedJpeg_isReadOrRefused() {
    List<byte[]> files = List.of(file(10), file(11), file(12), file(14), file(15), file(16));
    forAll(choices -> Hostile.mutated(choices.oneOf(files), choices));
  }

  private static void forAll(Generator<byte[]> files) {
    Hostile.forAll(1, files, ImageFileTest::isRead);
  }

  /// A PNG with a wrong header, chunks or data, mostly with right checksums, which would hide what
  /// lies behind them.
  private static byte[] png(byte[] whole, Choices choices) {
    byte[] file = whole;
    if (choices.flag()) {
      file =
          withHeader(
              file,
              choices.oneOf(SIZES),
              choices.oneOf(SIZES),
              choices.oneOf(List.of(1, 2, 4, 8, 16, 3, 255)),
              choices.between(0, 7));
      file = Hostile.set(file, 28, (byte) (choices.between(0, 5) == 5 ? 1 : 0));
    }
    if (choices.flag()) {
      file = Hostile.mutated(file, choices);
    }
    return choices.between(0, 7) == 7 ? file : withChecksums(file);
  }

  private static byte[] withHeader(byte[] png, int width, int height, int depth, int color) {
    ByteBuffer file = ByteBuffer.wrap(png.clone());
    file.putInt(16, width).putInt(20, height).put(24, (byte) depth).put(25, (byte) color);
    return withChecksums(file.array());
  }

  private static byte[] withChecksums(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png.clone());
    int at = 8;
    while (at + 12 <= png.length) {
      int length = file.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        break;
      }
      CRC32 checksum = new CRC32();
      checksum.update(png, at + 4, 4 + length);
      file.putInt(at + 8 + length, (int) checksum.getValue());
      at += 12 + length;
    }
    return file.array();
  }

  private static boolean isRead(byte[] content) {
    return Hostile.isRead(
        "f.png: ", content.length + MOST_PIXELS, () -> decode(content, ImageColors.RGB));
  }

  private static Pixels decode(byte[] content, ImageColors colors) {
    return new ImageFile("f.png", MOST_PIXELS).decode(content, colors);
  }

  private static void assertMessage(String expected, byte[] content) {
    DataException thrown =
        assertThrows(DataException.class, () -> decode(content, ImageColors.RGB));
    assertEquals("f.png: " + expected, thrown.getMessage());
  }

  private static void assertClose(double[] expected, byte[] actual, double tolerance, String name) {
    assertEquals(expected.length, actual.length, name);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i] & 0xFF, tolerance, name + " " + i);
    }
  }

  private static byte[] file(int image) {
    String text = VECTORS.text("cases/" + image + "/file");
    return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
