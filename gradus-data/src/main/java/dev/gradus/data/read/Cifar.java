package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Split;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// CIFAR-10 or CIFAR-100 in the binary version: a folder of files with 32 x 32 photos in color.
/// CIFAR-10 has `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`, CIFAR-100
/// `train.bin` and `test.bin`. A file packed by gzip, `test_batch.bin.gz`, is seen through.
///
/// ```
/// Split photos = Cifar.ten(Path.of("cifar-10-batches-bin")).read();
/// ```
///
/// Features are `[32, 32, 3]` (H, W, C): red, green and blue of a pixel side by side, 0 to 255,
/// kept as bytes. In the files each color is a plane of its own.
///
/// The files as published hold 10,000 images each, those of CIFAR-100 50,000 and 10,000. Another
/// number is an error, since a file that is cut short between two images looks whole; files that
/// somebody made smaller on purpose are read by [#withExcerpts]. A packed file may unpack to 4 MiB
/// plus 1.25 times its own size.
///
/// Source: A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009, and the
/// data sets' page, section "Binary version".
///
/// @param folder where the files are
/// @param labels which of them are the target
/// @param batches how many files of CIFAR-10's training part are read, 1 to 5; default 5. CIFAR-100
///   has one
/// @param excerpts whether the files may hold any number of images, at least one; default false
public record Cifar(Path folder, CifarLabels labels, int batches, boolean excerpts) {

  static final int SIDE = 32;
  static final int CHANNELS = 3;
  private static final int ALL_BATCHES = 5;

  /// @throws ConfigException for a number of batches out of range
  public Cifar {
    int most = labels == CifarLabels.TEN ? ALL_BATCHES : 1;
    if (batches < 1 || batches > most) {
      throw new ConfigException(
          "cifar: batches must be from 1 to %d, got %d.".formatted(most, batches));
    }
  }

  /// @param folder with `data_batch_1.bin` and so on
  /// @return CIFAR-10
  public static Cifar ten(Path folder) {
    return new Cifar(folder, CifarLabels.TEN, ALL_BATCHES, false);
  }

  /// @param folder with `train.bin` and `test.bin`
  /// @return CIFAR-100 with its hundred classes
  public static Cifar hundred(Path folder) {
    return new Cifar(folder, CifarLabels.FINE, 1, false);
  }

  /// @param labels which of them are the target; CIFAR-10 and CIFAR-100 are different files
  /// @return the same folder with that target
  public Cifar withLabels(CifarLabels labels) {
    return new Cifar(folder, labels, batches, excerpts);
  }

  /// @param batches how many files of CIFAR-10's training part are read, 1 to 5
  /// @return the same folder with that many
  public Cifar withBatches(int batches) {
    return new Cifar(folder, labels, batches, excerpts);
  }

  /// @return the same folder, whose files may hold any number of images
  public Cifar withExcerpts() {
    return new Cifar(folder, labels, batches, true);
  }

  /// @return training and test part
  /// @throws DataException if a file is missing, damaged, holds labels out of range, or another
  ///   number of images than was published
  public Split read() {
    boolean ten = labels == CifarLabels.TEN;
    List<String> train =
        ten
            ? IntStream.rangeClosed(1, batches).mapToObj("data_batch_%d.bin"::formatted).toList()
            : List.of("train.bin");
    String name = ten ? "cifar10" : "cifar100";
    return Split.of(
        part(name + " train", train),
        part(name + " test", List.of(ten ? "test_batch.bin" : "test.bin")));
  }

  private Dataset part(String name, List<String> files) {
    List<CifarFile> parts = new ArrayList<>();
    for (String file : files) {
      Path path = found(file);
      CifarFile part =
          StoredFile.read(
              path,
              "a file of CIFAR images",
              (in, bytes) -> CifarFile.read(path.toString(), in, bytes, labels));
      requirePublished(path, part.images());
      parts.add(part);
    }
    long images = parts.stream().mapToLong(CifarFile::images).sum();
    int imageBytes = SIDE * SIDE * CHANNELS;
    byte[] pixels =
        new byte
            [StoredFile.affordable(
                folder.toString(),
                images * imageBytes,
                "%d images of %d bytes".formatted(images, imageBytes))];
    float[] targets = new float[pixels.length / imageBytes];
    int image = 0;
    for (CifarFile part : parts) {
      part.copyTo(pixels, targets, image);
      image += part.images();
    }
    return InMemoryDataset.ofBytes(
        name,
        Shape.of(SIDE, SIDE, CHANNELS),
        MemorySegment.ofArray(pixels),
        labels.target(),
        targets);
  }

  private void requirePublished(Path file, int images) {
    boolean large =
        labels != CifarLabels.TEN && String.valueOf(file.getFileName()).startsWith("train");
    int published = large ? 50_000 : 10_000;
    if (!excerpts && images != published) {
      throw new DataException(
          "%s: ends at byte %d, after %d images; as published it has %d. Fetch it again, or take it as an excerpt (`excerpts`)."
              .formatted(file, (long) images * CifarFile.recordBytes(labels), images, published));
    }
  }

  private Path found(String file) {
    Path plain = folder.resolve(file);
    Path packed = folder.resolve(file + ".gz");
    if (Files.exists(plain)) {
      return plain;
    }
    if (Files.exists(packed)) {
      return packed;
    }
    throw new DataException(
        "%s: there is no %s and no %s.gz. The folder of %s in the binary version was expected; check the path%s."
            .formatted(
                folder,
                file,
                file,
                labels == CifarLabels.TEN ? "CIFAR-10" : "CIFAR-100",
                file.startsWith("data_batch") && !file.contains("_1")
                    ? ", or read fewer batches"
                    : ""));
  }
}
