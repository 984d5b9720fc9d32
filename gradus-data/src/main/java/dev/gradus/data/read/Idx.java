package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.InMemoryDataset;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// An IDX file of unsigned bytes: the format of MNIST and its kin.
///
/// ```
/// 00 00 08 rank | rank extents, 32 bits each, high byte first | the bytes, row-major
/// ```
///
/// A gzip file is seen through. Too little data and too much are both errors. Sizes are settled
/// before memory is taken: a plain file must be exactly as long as its header says, and a gzip file
/// may not unpack to more than 16 MiB plus four times its own size unless the caller allows it. A
/// plain file may stay on disk, see [Storage].
///
/// Source: "The MNIST database of handwritten digits", section "File formats".
public final class Idx {

  private final String source;
  private final Shape shape;
  private final MemorySegment values;

  Idx(String source, Shape shape, MemorySegment values) {
    this.source = source;
    this.shape = shape;
    this.values = values.asReadOnly();
  }

  /// @param file an IDX file, plain or gzip
  /// @return what it holds
  /// @throws DataException if it is missing, is no IDX file of unsigned bytes, is damaged, is
  ///   longer or shorter than its header says, or unpacks to more than its size justifies
  public static Idx read(Path file) {
    return read(file, 0, Storage.AUTO);
  }

  /// @param file an IDX file, plain or gzip
  /// @param storage where its bytes are kept; a gzip file is unpacked to there
  /// @return what it holds
  /// @throws DataException as [#read(Path)], or if there is no room
  public static Idx read(Path file, Storage storage) {
    return read(file, 0, storage);
  }

  /// @param file an IDX file, plain or gzip
  /// @param unpackedBytes how many bytes a gzip file may unpack to, where that is more than its
  ///   size justifies
  /// @return what it holds
  /// @throws DataException as [#read(Path)]
  public static Idx read(Path file, long unpackedBytes) {
    return read(file, unpackedBytes, Storage.AUTO);
  }

  private static Idx read(Path file, long unpackedBytes, Storage storage) {
    if (!Files.exists(file)) {
      throw new DataException(
          "%s: there is no such file. An IDX file was expected; check the path, or fetch the file."
              .formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "%s: is not a regular file. An IDX file was expected; check the path.".formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      return new IdxReader(file.toString(), size, unpackedBytes, storage).read(in, file);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be read: %s. Check the file and the right to read it."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /// Images and their labels as one data set. Images of shape `[N, H, W]` become features of shape
  /// `[H, W, 1]`; of any other rank `[N, ...]`, features of shape `[...]`.
  ///
  /// @param name what messages call the data set
  /// @param images rank 2 or more
  /// @param labels rank 1, as many as images
  /// @param classes what the labels mean
  /// @return the data set, its pixels still bytes
  /// @throws DataException if the two do not belong together, or a label is none of the classes
  public static InMemoryDataset dataset(String name, Idx images, Idx labels, ClassTarget classes) {
    if (labels.shape.rank() != 1) {
      throw new DataException(
          "%s: labels have shape %s, expected one axis [N]. Are images and labels swapped?"
              .formatted(labels.source, labels.shape));
    }
    if (images.shape.rank() < 2) {
      throw new DataException(
          "%s: images have shape %s, expected [N, H, W]. Are images and labels swapped?"
              .formatted(images.source, images.shape));
    }
    if (images.shape.dim(0) != labels.shape.dim(0)) {
      throw new DataException(
          "%s: %d images, but %s has %d labels. Take two files that belong together."
              .formatted(images.source, images.shape.dim(0), labels.source, labels.shape.dim(0)));
    }
    Shape sample = images.shape.dropFirst(1);
    Shape features = sample.rank() == 2 ? Shape.of(sample.dim(0), sample.dim(1), 1) : sample;
    float[] targets = new float[labels.shape.dim(0)];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = labels.values.get(ValueLayout.JAVA_BYTE, i) & 0xFF;
    }
    return InMemoryDataset.ofBytes(name, features, images.values, classes, targets);
  }

  /// @return the extents the header gives
  public Shape shape() {
    return shape;
  }

  /// @return the bytes, row-major, read-only
  public MemorySegment values() {
    return values;
  }
}
