package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import dev.gradus.core.MemoryScope;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Pipeline;
import dev.gradus.data.TargetEncoding;
import dev.gradus.testkit.TestVectors;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Features that stay on disk are the same numbers as those in memory.
class StorageTest {

  private static final TestVectors VECTORS = TestVectors.read("numpy");
  private static final int[] EXTENTS = {3, 2, 2};
  private static final byte[] PIXELS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -2, -1};

  @TempDir private Path directory;

  @Test
  void npy_onDisk_isTheSameOrRefusedInWords() throws IOException {
    Path target = Files.write(directory.resolve("y.npy"), array(0));
    Set<String> refused = new HashSet<>();
    int same = 0;
    for (int i = 0; i < VECTORS.at("arrays").size(); i++) {
      Path file = Files.write(directory.resolve("x%d.npy".formatted(i)), array(i));
      if (VECTORS.at("arrays/" + i).numbers("shape")[0] != 2) {
        continue;
      }
      Npy arrays = Npy.of(file, target).withKind(TargetKind.VALUES);
      try {
        assertSame(arrays.read(), arrays.withStorage(Storage.DISK).read());
        same++;
      } catch (DataException e) {
        refused.add(e.getMessage().replaceAll(".*: is (.*); only.*", "$1"));
      }
    }
    assertTrue(same > 5, same + " arrays on disk");
    assertEquals(Set.of("in Fortran's order", "stored with the high byte first"), refused);
  }

  @Test
  void idx_onDisk_isTheSamePlainOrPacked() {
    byte[] plain = IdxFiles.plain(EXTENTS, PIXELS);
    Path labels =
        IdxFiles.write(
            directory, "labels", IdxFiles.plain(new int[] {3}, (byte) 1, (byte) 0, (byte) 1));
    ClassTarget classes = ClassTarget.of(2);
    for (byte[] content : new byte[][] {plain, IdxFiles.gzip(plain)}) {
      Path images = IdxFiles.write(directory, "images", content);
      assertSame(
          Idx.dataset("x", Idx.read(images), Idx.read(labels), classes),
          Idx.dataset("x", Idx.read(images, Storage.DISK), Idx.read(labels), classes));
    }
  }

  @Test
  void images_onDisk_areTheSame() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      Path folder = Files.createDirectory(directory.resolve(name));
      BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
      image.setRGB(1, 2, name.equals("a") ? 0xC08040 : 0x102030);
      ImageIO.write(image, "png", folder.resolve("1.png").toFile());
    }
    ImageFolder images = ImageFolder.of(directory, 4, 5);
    assertSame(images.read(), images.withStorage(Storage.DISK).read());
  }

  @Test
  void temporaryFile_closed_isGoneAndStillRead() {
    FeatureKeeper keeper = new FeatureKeeper("x", 3, Storage.DISK, "3 bytes");
    Path file = keeper.file().orElseThrow();
    keeper.add(new byte[] {1, 2, 3, 4}, 2);
    keeper.add(new byte[] {5}, 1);
    MemorySegment kept = keeper.kept();
    assertTrue(Files.exists(file));
    keeper.close();
    assertFalse(Files.exists(file));
    assertArrayEquals(new byte[] {1, 2, 5}, kept.toArray(ValueLayout.JAVA_BYTE));
  }

  @Test
  void read_onDisk_takesNoMemoryForFeatures() throws IOException {
    int samples = 20_000;
    Path images = IdxFiles.write(directory, "images", IdxFiles.plain(new int[] {samples, 40, 40}));
    try (RandomAccessFile sparse = new RandomAccessFile(images.toFile(), "rw")) {
      sparse.setLength(16L + samples * 1600L);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Idx idx = Idx.read(images, Storage.DISK);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(samples * 1600L, idx.values().byteSize());
    assertTrue(taken < 1 << 20, () -> taken + " bytes were taken");
  }

  /// The operating system reports it as a fault of memory, which is no crash but an exception.
  @Test
  void read_fileCutShortMeanwhile_isADataException() throws IOException {
    int samples = 1000;
    byte[] pixels = new byte[samples * 1600];
    Path images =
        IdxFiles.write(directory, "images", IdxFiles.plain(new int[] {samples, 40, 40}, pixels));
    Path labels =
        IdxFiles.write(directory, "labels", IdxFiles.plain(new int[] {samples}, new byte[samples]));
    Dataset dataset =
        Idx.dataset("x", Idx.read(images, Storage.DISK), Idx.read(labels), ClassTarget.of(2));
    float[] sample = new float[1600];
    dataset.copyFeatures(samples - 1, sample, 0);
    try (RandomAccessFile cut = new RandomAccessFile(images.toFile(), "rw")) {
      cut.setLength(5000);
    }
    String message =
        "x: the features of sample 999 cannot be read from disk any more. Was the file cut short, or its disk taken away? Read the data again.";
    assertEquals(
        message,
        assertThrows(DataException.class, () -> dataset.copyFeatures(samples - 1, sample, 0))
            .getMessage());
    Pipeline last =
        new Pipeline(
            dataset.subset(samples - 1), FittedScaler.whole(0, 1), TargetEncoding.INDEX, 1);
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer features = scope.allocate(last.featureShape(1).size());
      Buffer targets = scope.allocate(last.targetShape(1).size());
      assertEquals(
          message,
          assertThrows(DataException.class, () -> last.inOrder().write(0, features, targets))
              .getMessage());
    }
  }

  @Test
  void auto_smallData_staysInMemory() {
    assertFalse(Storage.AUTO.isDisk(1 << 20));
    assertTrue(Storage.AUTO.isDisk(Runtime.getRuntime().maxMemory()));
  }

  private static byte[] array(int index) {
    return Base64.getDecoder().decode(VECTORS.at("arrays/" + index).text("file"));
  }

  private static void assertSame(Dataset expected, Dataset actual) {
    assertEquals(expected.size(), actual.size());
    assertEquals(expected.featureShape(), actual.featureShape());
    int features = (int) expected.featureShape().size();
    for (int sample = 0; sample < expected.size(); sample++) {
      float[] left = new float[features];
      float[] right = new float[features];
      expected.copyFeatures(sample, left, 0);
      actual.copyFeatures(sample, right, 0);
      assertArrayEquals(left, right);
      assertEquals(expected.targetValue(sample, 0), actual.targetValue(sample, 0));
    }
  }
}
