package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import dev.gradus.testkit.TestVectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged NPY and NPZ files. Files that numpy wrote are damaged byte by byte, and headers are
/// written anew with wrong words and extreme numbers.
class NpyHostileTest {

  private static final TestVectors VECTORS = TestVectors.read("numpy");
  private static final List<String> EXTENTS =
      List.of(
          "2",
          "0",
          "1",
          "-1",
          "2147483647",
          "2147483648",
          "4294967296",
          "9223372036854775807",
          "99999999999999999999",
          "1e9",
          "3L",
          "",
          "None",
          "(2)");
  private static final List<String> TYPES =
      List.of("'<i2'", "'|O'", "'<f8'", "'>u1'", "'<U9'", "[('a', '<i2')]", "'='", "''", "'|V8'");

  @TempDir private Path directory;

  @Test
  void npy_cutAtEveryByte_isRefused() {
    for (int array = 0; array < VECTORS.at("arrays").size(); array++) {
      byte[] whole = file("arrays/" + array + "/file");
      assertTrue(isNpyRead(whole));
      for (int length = 0; length < whole.length; length++) {
        assertFalse(isNpyRead(Arrays.copyOf(whole, length)), "cut to " + length);
      }
    }
  }

  @Test
  void npy_everyOneByteChange_isReadOrRefused() {
    for (int array : new int[] {0, 20}) {
      byte[] whole = file("arrays/" + array + "/file");
      for (int position = 0; position < whole.length; position++) {
        for (int value = 0; value < 256; value++) {
          isNpyRead(Hostile.set(whole, position, (byte) value));
        }
      }
    }
  }

  @Test
  void npy_mutatedStructure_isReadOrRefused() {
    Properties.forAll(
        1, 10_000, NpyHostileTest::written, hex -> isNpyRead(HexFormat.of().parseHex(hex)));
    byte[] whole = file("arrays/20/file");
    Properties.forAll(
        20_001,
        10_000,
        choices -> HexFormat.of().formatHex(Hostile.mutated(whole, choices)),
        hex -> isNpyRead(HexFormat.of().parseHex(hex)));
  }

  @Test
  void npz_cutAtEveryByte_isRefused() {
    for (String archive : List.of("stored", "packed")) {
      byte[] whole = file("archives/" + archive);
      assertTrue(isNpzRead(whole));
      for (int length = 0; length < whole.length; length++) {
        assertFalse(isNpzRead(Arrays.copyOf(whole, length)), "cut to " + length);
      }
    }
  }

  @Test
  void npz_everyChangedByteOfItsArrays_isRefused() {
    byte[] stored = file("archives/stored");
    int read = 0;
    for (int position = 0; position < stored.length; position++) {
      read += isNpzRead(Hostile.set(stored, position, (byte) ~stored[position])) ? 1 : 0;
    }
    // What is not read are the two arrays' bytes, and places and sizes in the directory.
    assertTrue(stored.length - read > 2 * 128 + 96 + 48, "read " + read + " of " + stored.length);
  }

  @Test
  void npz_mutatedStructure_isReadOrRefused() {
    byte[] packed = file("archives/packed");
    byte[] stored = file("archives/stored");
    Properties.forAll(
        1,
        10_000,
        choices ->
            HexFormat.of().formatHex(Hostile.mutated(choices.flag() ? packed : stored, choices)),
        hex -> isNpzRead(HexFormat.of().parseHex(hex)));
  }

  /// A file, in hexadecimal, whose header says anything.
  private static String written(Choices choices) {
    StringBuilder shape = new StringBuilder("(");
    for (int axes = choices.between(0, 9); axes > 0; axes--) {
      shape.append(choices.oneOf(EXTENTS)).append(choices.between(0, 9) == 9 ? " " : ", ");
    }
    String header =
        "{'descr': %s, 'fortran_order': %s, 'shape': %s), }%s\n"
            .formatted(
                choices.oneOf(TYPES),
                choices.oneOf(List.of("False", "True", "0", "")),
                shape,
                " ".repeat(choices.between(0, 64)));
    byte[] text = header.getBytes(ISO_8859_1);
    int claimed = choices.flag() ? text.length : choices.between(0, 70_000);
    byte[] file = new byte[10 + text.length + choices.between(0, 64)];
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) choices.between(1, 3), 0};
    System.arraycopy(magic, 0, file, 0, magic.length);
    file[8] = (byte) claimed;
    file[9] = (byte) (claimed >> 8);
    System.arraycopy(text, 0, file, 10, text.length);
    return HexFormat.of().formatHex(file);
  }

  private static boolean isNpyRead(byte[] content) {
    return Hostile.isRead(
        "file: ",
        content.length,
        () -> {
          try {
            NumpyArray array =
                new NpyReader("file", content.length).read(new ByteArrayInputStream(content));
            assertEquals(array.shape().size() * array.type().bytes(), array.numbers().byteSize());
            return array;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private boolean isNpzRead(byte[] content) {
    Path file = IdxFiles.write(directory, "f.npz", content);
    return Hostile.isRead(
        file.toString(), content.length, () -> new NpzReader(file, 0).read(List.of("x", "y")));
  }

  private static byte[] file(String path) {
    return Base64.getDecoder().decode(VECTORS.text(path));
  }
}
