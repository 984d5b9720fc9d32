package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.testkit.Properties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CifarTest {

  private static final int IMAGE = 3 * 32 * 32;

  @TempDir private Path directory;

  @Test
  void read_tensBatches_giveImagesWithChannelsLast() {
    write("data_batch_1.bin", records(1, 3, 5));
    write("data_batch_2.bin.gz", IdxFiles.gzip(records(1, 9)));
    write("test_batch.bin", records(1, 0, 1));
    Split split = Cifar.ten(directory).withBatches(2).withExcerpts().read();
    Dataset train = split.train();
    assertEquals("cifar10 train", train.name());
    assertEquals(List.of(3, 5, 9), List.of(train.label(0), train.label(1), train.label(2)));
    assertEquals(Shape.of(32, 32, 3), train.featureShape());
    assertEquals("airplane", CifarLabels.TEN.target().labels().getFirst());
    assertEquals(CifarLabels.TEN.target(), split.test().target());
    assertEquals(2, split.test().size());
    float[] pixels = new float[IMAGE];
    train.copyFeatures(1, pixels, 0);
    for (int channel = 0; channel < 3; channel++) {
      for (int pixel = 0; pixel < 1024; pixel++) {
        assertEquals(value(1, channel * 1024 + pixel), pixels[pixel * 3 + channel]);
      }
    }
  }

  @Test
  void read_hundred_takesFineOrCoarseLabels() {
    write("train.bin", records(2, 19, 99, 0, 1)); // two images
    write("test.bin", records(2, 3, 7));
    Split fine = Cifar.hundred(directory).withExcerpts().read();
    assertEquals(List.of(99, 1), List.of(fine.train().label(0), fine.train().label(1)));
    Split coarse = Cifar.hundred(directory).withLabels(CifarLabels.COARSE).withExcerpts().read();
    assertEquals(List.of(19, 0), List.of(coarse.train().label(0), coarse.train().label(1)));
    assertEquals(3, coarse.test().label(0));
    float[] pixels = new float[IMAGE];
    coarse.train().copyFeatures(1, pixels, 0);
    assertArrayEquals(
        new float[] {value(1, 0), value(1, 1024), value(1, 2048)}, Arrays.copyOf(pixels, 3));
  }

  @Test
  void labels_haveTheirNamesInOrder() {
    for (CifarLabels labels : CifarLabels.values()) {
      List<String> names = labels.target().labels();
      assertEquals(names.stream().sorted().distinct().toList(), names);
    }
    assertEquals(100, CifarLabels.FINE.target().classes());
    assertEquals(20, CifarLabels.COARSE.target().classes());
  }

  @Test
  void read_filesThatAreNotThere_isRefused() {
    assertMessage(
        "DIR: there is no data_batch_1.bin and no data_batch_1.bin.gz. The folder of CIFAR-10 in the binary version was expected; check the path.",
        () -> Cifar.ten(directory).read());
    write("data_batch_1.bin", records(1, 3));
    assertMessage(
        "DIR/data_batch_1.bin: ends at byte 3073, after 1 images; as published it has 10000. Fetch it again, or take it as an excerpt (`excerpts`).",
        () -> Cifar.ten(directory).read());
    assertMessage(
        "DIR: there is no data_batch_2.bin and no data_batch_2.bin.gz. The folder of CIFAR-10 in the binary version was expected; check the path, or read fewer batches.",
        () -> Cifar.ten(directory).withExcerpts().read());
    write("train.bin", records(2, 19, 99));
    assertMessage(
        "DIR/train.bin: ends at byte 3074, after 1 images; as published it has 50000. Fetch it again, or take it as an excerpt (`excerpts`).",
        () -> Cifar.hundred(directory).read());
    IdxFiles.write(directory, "train.bin", new byte[0]).toFile().delete();
    assertMessage(
        "DIR: there is no train.bin and no train.bin.gz. The folder of CIFAR-100 in the binary version was expected; check the path.",
        () -> Cifar.hundred(directory).read());
    assertEquals(
        "cifar: batches must be from 1 to 5, got 6.",
        assertThrows(ConfigException.class, () -> Cifar.ten(directory).withBatches(6))
            .getMessage());
  }

  @Test
  void read_damagedFile_isRefused() {
    write("test_batch.bin", records(1, 0));
    assertFile(
        "has 3072 bytes, expected a multiple of 3073, which is 1 label and 3 x 32 x 32 pixels. The file is cut short or none of this set; fetch it again.",
        Arrays.copyOf(records(1, 3), 3072));
    assertFile(
        "record 1, at byte 3073, has the label 10, expected 0 to 9. The file is damaged or of another set; fetch it again.",
        records(1, 3, 10));
    assertFile(
        "is damaged gzip after 28 unpacked bytes (Unexpected end of ZLIB input stream). Fetch it again.",
        Arrays.copyOf(IdxFiles.gzip(records(1, 3)), 40));
    byte[] bomb = IdxFiles.gzip(new byte[3073 * 2000]);
    assertFile(
        "a gzip file of %d bytes unpacks to more than the %d allowed. If the file is to be trusted, unpack it first."
            .formatted(bomb.length, (4 << 20) + bomb.length + bomb.length / 4),
        bomb);
  }

  @Test
  void read_cutOrMutated_isReadOrRefused() {
    byte[] plain = records(1, 3, 5);
    byte[] packed = IdxFiles.gzip(plain);
    for (int length = 0; length < plain.length; length++) {
      assertEquals(length == 3073, isRead(Arrays.copyOf(plain, length), CifarLabels.TEN));
    }
    for (int length = 0; length < packed.length; length++) {
      assertTrue(!isRead(Arrays.copyOf(packed, length), CifarLabels.TEN), "cut to " + length);
    }
    Properties.forAll(
        1,
        10_000,
        choices ->
            new Case(
                Hostile.mutated(choices.flag() ? packed : plain, choices),
                choices.oneOf(List.of(CifarLabels.values()))),
        hostile -> isRead(hostile.content, hostile.labels));
  }

  private static final class Case {

    private final byte[] content;
    private final CifarLabels labels;

    Case(byte[] content, CifarLabels labels) {
      this.content = content;
      this.labels = labels;
    }
  }

  private static boolean isRead(byte[] content, CifarLabels labels) {
    return Hostile.isRead(
        "file: ",
        content.length,
        () -> {
          try {
            CifarFile file =
                CifarFile.read("file", new ByteArrayInputStream(content), content.length, labels);
            file.copyTo(new byte[IMAGE * file.images()], new float[file.images()], 0);
            return file;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void assertFile(String expected, byte[] content) {
    write("data_batch_1.bin", content);
    assertMessage(
        "DIR/data_batch_1.bin: " + expected,
        () -> Cifar.ten(directory).withBatches(1).withExcerpts().read());
  }

  private void assertMessage(String expected, Runnable reading) {
    DataException thrown = assertThrows(DataException.class, reading::run);
    assertEquals(expected.replace("DIR", directory.toString()), thrown.getMessage());
  }

  private void write(String name, byte[] content) {
    IdxFiles.write(directory, name, content);
  }

  /// @param stored labels of one image
  /// @param labels of all images
  private static byte[] records(int stored, int... labels) {
    int record = stored + IMAGE;
    byte[] file = new byte[labels.length / stored * record];
    for (int image = 0; image < labels.length / stored; image++) {
      for (int i = 0; i < stored; i++) {
        file[image * record + i] = (byte) labels[image * stored + i];
      }
      for (int i = 0; i < IMAGE; i++) {
        file[image * record + stored + i] = (byte) value(image, i);
      }
    }
    return file;
  }

  private static int value(int image, int index) {
    return (image * 57 + index * 7 + index / 1024) & 0xFF;
  }
}
