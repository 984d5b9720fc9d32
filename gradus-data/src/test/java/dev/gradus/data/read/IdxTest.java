package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

  private static final byte[] PIXELS = {0, 1, 127, (byte) 128, (byte) 255, 6, 7, 8, 9, 10, 11, 12};
  private static final int[] EXTENTS = {3, 2, 2};

  @TempDir private Path directory;

  @Test
  void read_plainFile_givesShapeAndBytes() {
    Idx idx = read("images", IdxFiles.plain(EXTENTS, PIXELS));
    assertEquals(Shape.of(3, 2, 2), idx.shape());
    assertArrayEquals(PIXELS, idx.values().toArray(ValueLayout.JAVA_BYTE));
    assertTrue(idx.values().isReadOnly());
  }

  @Test
  void read_gzipFile_isSeenThrough() {
    Idx idx = read("images.gz", IdxFiles.gzip(IdxFiles.plain(EXTENTS, PIXELS)));
    assertEquals(Shape.of(3, 2, 2), idx.shape());
    assertArrayEquals(PIXELS, idx.values().toArray(ValueLayout.JAVA_BYTE));
  }

  @Test
  void dataset_imagesAndLabels_keepsBytesUnsignedAndAddsChannelAxis() {
    Dataset dataset =
        Idx.dataset("tiny", images(), read("labels", labels(2, 0, 1)), ClassTarget.of(3));
    assertEquals("tiny", dataset.name());
    assertEquals(3, dataset.size());
    assertEquals(Shape.of(2, 2, 1), dataset.featureShape());
    assertEquals(ClassTarget.of(3), dataset.target());
    float[] row = new float[6];
    dataset.copyFeatures(0, row, 1);
    assertArrayEquals(new float[] {0, 0, 1, 127, 128, 0}, row);
    dataset.copyFeatures(1, row, 0);
    assertArrayEquals(new float[] {255, 6, 7, 8, 128, 0}, row);
    assertEquals(2, dataset.label(0));
    assertEquals(0, dataset.label(1));
    assertEquals(1, dataset.label(2));
  }

  @Test
  void dataset_filesThatDoNotBelongTogether_areRefused() {
    ClassTarget classes = ClassTarget.of(3);
    Idx images = images();
    Idx two = read("labels", labels(2, 0));
    Idx wrong = read("wrong", labels(2, 0, 3));
    assertMessage(
        "DIR/images: 3 images, but DIR/labels has 2 labels. Take two files that belong together.",
        () -> Idx.dataset("tiny", images, two, classes));
    assertMessage(
        "DIR/images: labels have shape [3, 2, 2], expected one axis [N]. Are images and labels swapped?",
        () -> Idx.dataset("tiny", two, images, classes));
    assertMessage(
        "DIR/labels: images have shape [2], expected [N, H, W]. Are images and labels swapped?",
        () -> Idx.dataset("tiny", two, two, classes));
    assertMessage(
        "tiny: sample 2 has class 3, expected a whole number from 0 to 2. Correct the label, or the number of classes.",
        () -> Idx.dataset("tiny", images, wrong, classes));
  }

  @Test
  void read_wrongLength_saysWhatHeaderSaysAndWhatIsThere() {
    byte[] plain = IdxFiles.plain(EXTENTS, PIXELS);
    byte[] cut = Arrays.copyOf(plain, plain.length - 5);
    byte[] longer = Arrays.copyOf(plain, plain.length + 1);
    String cutShort =
        "DIR/f: header says 3 x 2 x 2 = 12 bytes, found 7. The file is cut short; fetch it again.";
    assertMessage(cutShort, () -> read("f", cut));
    assertMessage(cutShort, () -> read("f", IdxFiles.gzip(cut)));
    assertMessage(
        "DIR/f: header says 3 x 2 x 2 = 12 bytes, found 13. The file does not fit its header; fetch it again.",
        () -> read("f", longer));
    assertMessage(
        "DIR/f: header says 3 x 2 x 2 = 12 bytes, found more. The file does not fit its header; fetch it again.",
        () -> read("f", IdxFiles.gzip(longer)));
    assertMessage(
        "DIR/f: header says 4 bytes, found 3. The file is cut short; fetch it again.",
        () -> read("f", IdxFiles.plain(new int[] {4}, new byte[3])));
    assertMessage(
        "DIR/f: ends after 9 bytes, before its IDX header is complete. The file is cut short; fetch it again.",
        () -> read("f", Arrays.copyOf(plain, 9)));
    assertMessage(
        "DIR/f: ends after 0 bytes, before its IDX header is complete. The file is cut short; fetch it again.",
        () -> read("f", new byte[0]));
  }

  @Test
  void read_gzipChecksumMissingOrWrong_isRefused() {
    byte[] gzip = IdxFiles.gzip(IdxFiles.plain(EXTENTS, PIXELS));
    byte[] wrong = gzip.clone();
    wrong[gzip.length - 8] ^= 1;
    assertMessage(
        "DIR/f: ends within the gzip checksum after its data. The file is cut short; fetch it again.",
        () -> read("f", Arrays.copyOf(gzip, gzip.length - 3)));
    assertMessage(
        "DIR/f: is damaged gzip after 28 unpacked bytes (Corrupt GZIP trailer). Fetch it again.",
        () -> read("f", wrong));
  }

  @Test
  void read_headerThatIsNoIdxOfBytes_isRefused() {
    byte[] plain = IdxFiles.plain(EXTENTS, PIXELS);
    assertMessage(
        "DIR/f: begins with the bytes 89 50 4e 47, an IDX file of bytes begins with 00 00 08. Check that this is an IDX file.",
        () -> read("f", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}));
    assertMessage(
        "DIR/f: the header gives element type 0x0d, only unsigned bytes (0x08) are read. Convert the file to unsigned bytes.",
        () -> read("f", with(plain, 2, 0x0D)));
    assertMessage(
        "DIR/f: the header gives 0 axes, expected 1 to 8. The file is damaged; fetch it again.",
        () -> read("f", with(plain, 3, 0)));
    assertMessage(
        "DIR/f: the header gives 255 axes, expected 1 to 8. The file is damaged; fetch it again.",
        () -> read("f", with(plain, 3, 255)));
    assertMessage(
        "DIR/f: the header gives axis 1 the extent 0, expected 1 to 2147483647. The file is damaged; fetch it again.",
        () -> read("f", with(plain, 11, 0)));
    assertMessage(
        "DIR/f: the header gives axis 0 the extent 4278190083, expected 1 to 2147483647. The file is damaged; fetch it again.",
        () -> read("f", with(plain, 4, 255)));
    int most = Integer.MAX_VALUE;
    assertMessage(
        "DIR/f: header says 2147483647 x 2147483647 x 2147483647 bytes, more than 2^63. The file is damaged; fetch it again.",
        () -> read("f", IdxFiles.plain(new int[] {most, most, most})));
  }

  @Test
  void read_noRegularFile_isRefused() {
    assertMessage(
        "DIR/none.gz: there is no such file. An IDX file was expected; check the path, or fetch the file.",
        () -> Idx.read(directory.resolve("none.gz")));
    assertMessage(
        "DIR: is not a regular file. An IDX file was expected; check the path.",
        () -> Idx.read(directory));
  }

  @Test
  void read_gzipThatClaimsMoreThanItsSizeJustifies_isRefusedWithoutTakingMemory() {
    // 64 MiB of zeros pack to some 64 KiB: the limit is 16 MiB and four times that.
    byte[] bomb = IdxFiles.gzip(IdxFiles.plain(new int[] {64 << 20}, new byte[64 << 20]));
    Path file = IdxFiles.write(directory, "bomb.gz", bomb);
    long limit = (16 << 20) + 4L * bomb.length;
    long before = allocatedBytes();
    assertMessage(
        "DIR/bomb.gz: header says 67108864 bytes, a gzip file of %d bytes may unpack to %d. If the file is to be trusted, unpack it first or allow more."
            .formatted(bomb.length, limit),
        () -> Idx.read(file));
    long taken = allocatedBytes() - before;
    assertTrue(taken < 1 << 20, () -> taken + " bytes were taken");
    assertEquals(Shape.of(64 << 20), Idx.read(file, 64 << 20).shape());
  }

  @Test
  void read_gzipThatCannotHoldWhatItClaims_isRefusedWithoutTakingMemory() {
    byte[] small = IdxFiles.gzip(IdxFiles.plain(new int[] {1 << 23}, new byte[8]));
    Path file = IdxFiles.write(directory, "small.gz", small);
    assertMessage(
        "DIR/small.gz: header says 8388608 bytes, a gzip file of %d bytes holds at most %d. The file is cut short or damaged; fetch it again."
            .formatted(small.length, 1032 * small.length),
        () -> Idx.read(file));
  }

  @Test
  void read_gzipThatHoldsMoreThanItClaims_isRefusedWithoutUnpackingTheRest() {
    byte[] bomb = IdxFiles.gzip(IdxFiles.plain(new int[] {16}, new byte[64 << 20]));
    Path file = IdxFiles.write(directory, "bomb.gz", bomb);
    long before = allocatedBytes();
    assertMessage(
        "DIR/bomb.gz: header says 16 bytes, found more. The file does not fit its header; fetch it again.",
        () -> Idx.read(file));
    long taken = allocatedBytes() - before;
    assertTrue(taken < 1 << 20, () -> taken + " bytes were taken");
  }

  @Test
  void read_plainFileLargerThanMemory_staysOnDiskOrIsRefusedInWords() throws IOException {
    Path file = IdxFiles.write(directory, "huge", IdxFiles.plain(new int[] {Integer.MAX_VALUE}));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(8L + Integer.MAX_VALUE);
    }
    long affordable = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory());
    assertMessage(
        "DIR/huge: header says 2147483647 = 2147483647 bytes, this process can hold %d in one piece. Give it more memory (-Xmx), or split the file."
            .formatted(affordable),
        () -> Idx.read(file, Storage.MEMORY));
    assertEquals(Integer.MAX_VALUE, Idx.read(file, Storage.DISK).values().byteSize());
  }

  private Idx images() {
    return read("images", IdxFiles.plain(EXTENTS, PIXELS));
  }

  private static byte[] labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return IdxFiles.plain(new int[] {labels.length}, bytes);
  }

  private static byte[] with(byte[] file, int position, int value) {
    byte[] changed = file.clone();
    changed[position] = (byte) value;
    return changed;
  }

  private Idx read(String name, byte[] content) {
    return Idx.read(IdxFiles.write(directory, name, content));
  }

  private void assertMessage(String expected, Runnable reading) {
    DataException thrown = assertThrows(DataException.class, reading::run);
    assertEquals(expected.replace("DIR", directory.toString()), thrown.getMessage());
  }

  private static long allocatedBytes() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
        .getCurrentThreadAllocatedBytes();
  }
}
