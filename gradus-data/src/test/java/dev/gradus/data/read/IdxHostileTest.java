package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.testkit.Choices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Damaged files: each is read, or refused with one DataException; nothing else ever comes out.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IdxHostileTest {

  private static final byte[] PLAIN = IdxFiles.plain(new int[] {5, 3, 2}, counting(30));
  private static final byte[] GZIP = IdxFiles.gzip(PLAIN);
  private static final int HEADER = 16;
  private static final List<Integer> EXTREMES =
      List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 1, 1 << 16, 30);

  @Test
  void read_cutAtEveryByte_isRefused() {
    for (byte[] whole : List.of(PLAIN, GZIP)) {
      assertTrue(isRead(whole));
      for (int length = 0; length < whole.length; length++) {
        assertFalse(isRead(Arrays.copyOf(whole, length)), "cut to " + length);
      }
    }
  }

  @Test
  void read_everyOneByteChangeOfHeader_isRefused() {
    // No single changed byte keeps the product of the extents, so none may be read.
    for (int position = 0; position < HEADER; position++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = changed(PLAIN, position, value);
        boolean same = Arrays.equals(changed, PLAIN);
        assertEquals(same, isRead(changed), "plain: " + position + " to " + value);
        assertEquals(same, isRead(IdxFiles.gzip(changed)), "gzip: " + position + " to " + value);
      }
    }
  }

  @Test
  void read_everyOneByteChangeAnywhere_isReadOrRefused() {
    assertEquals(30 * 256 + HEADER, readAfterEveryChange(PLAIN));
    // In gzip the time stamp, extra flags and system may vary (6 bytes); every other byte counts.
    int readable = readAfterEveryChange(GZIP);
    assertTrue(readable >= 6 * 256 + GZIP.length - 6, "read " + readable);
  }

  @Test
  void read_mutatedStructure_isReadOrRefused() {
    Hostile.forAll(1, IdxHostileTest::mutated, IdxHostileTest::isRead);
  }

  /// A file with extreme extents, another rank or type, more or less data, perhaps packed.
  private static byte[] mutated(Choices choices) {
    int[] extents = new int[choices.between(0, 9)];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = choices.oneOf(EXTREMES);
    }
    byte[] file = IdxFiles.plain(extents, counting(choices.between(0, 70)));
    if (choices.flag()) {
      file[choices.between(0, 3)] = (byte) choices.between(0, 255);
    }
    if (choices.flag()) {
      file = IdxFiles.gzip(file);
      if (choices.flag()) {
        file[choices.between(0, file.length - 1)] ^= (byte) (1 << choices.between(0, 7));
      }
    }
    return file;
  }

  private static int readAfterEveryChange(byte[] whole) {
    int read = 0;
    for (int position = 0; position < whole.length; position++) {
      for (int value = 0; value < 256; value++) {
        read += isRead(changed(whole, position, value)) ? 1 : 0;
      }
    }
    return read;
  }

  private static boolean isRead(byte[] content) {
    return Hostile.isRead(
        "file: ",
        content.length,
        () -> {
          try {
            Idx idx =
                new IdxReader("file", content.length, 0, Storage.MEMORY)
                    .read(new ByteArrayInputStream(content));
            assertEquals(idx.shape().size(), idx.values().byteSize());
            return idx;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static byte[] changed(byte[] file, int position, int value) {
    byte[] changed = file.clone();
    changed[position] = (byte) value;
    return changed;
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    return bytes;
  }
}
