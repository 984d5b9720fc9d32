package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.testkit.Choices;
import dev.gradus.testkit.TestVectors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Damaged NPY and NPZ files. Files that numpy wrote are damaged byte by byte, and headers are
/// written anew with wrong words and extreme numbers.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
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
    Hostile.forAll(1, NpyHostileTest::written, NpyHostileTest::isNpyRead);
    byte[] whole = file("arrays/20/file");
    Hostile.forAll(20_001, choices -> Hostile.mutated(whole, choices), NpyHostileTest::isNpyRead);
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

  /// Zeros pack to a thousandth: 128 MiB in 128 KiB, more than the 16 MiB plus four times the file.
  @Test
  void npz_thatUnpacksToAThousandTimesItsSize_isRefused() throws IOException {
    byte[] header = file("arrays/0/file");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(header);
      for (int piece = 0; piece < 128; piece++) {
        zip.write(new byte[1 << 20]);
      }
    }
    assertTrue(bytes.size() < 1 << 18, bytes.size() + " bytes");
    assertFalse(isNpzRead(bytes.toByteArray(), List.of("x")));
  }

  @Test
  void npz_mutatedStructure_isReadOrRefused() {
    byte[] packed = file("archives/packed");
    byte[] stored = file("archives/stored");
    Hostile.forAll(
        1, choices -> Hostile.mutated(choices.flag() ? packed : stored, choices), this::isNpzRead);
  }

  /// A file whose header says anything.
  private static byte[] written(Choices choices) {
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
    return file;
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
    return isNpzRead(content, List.of("x", "y"));
  }

  private boolean isNpzRead(byte[] content, List<String> arrays) {
    Path file = IdxFiles.write(directory, "f.npz", content);
    return Hostile.isRead(
        file.toString(), content.length, () -> new NpzReader(file, 0).read(arrays));
  }

  private static byte[] file(String path) {
    return Base64.getDecoder().decode(VECTORS.text(path));
  }
}
