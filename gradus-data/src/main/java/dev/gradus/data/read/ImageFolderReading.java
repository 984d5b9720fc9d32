package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One reading of an [ImageFolder].
final class ImageFolderReading {

  private static final Comparator<Path> BY_BYTES =
      Comparator.comparing(path -> name(path).getBytes(UTF_8), Arrays::compareUnsigned);

  private final ImageFolder images;

  ImageFolderReading(ImageFolder images) {
    this.images = images;
  }

  /// An image and its class.
  private record Sample(Path file, int label) {}

  Dataset read() {
    List<Path> folders =
        entries(images.folder()).stream().filter(path -> attributes(path).isDirectory()).toList();
    List<String> names =
        images.classNames().isEmpty()
            ? folders.stream().map(ImageFolderReading::name).toList()
            : images.classNames();
    if (names.size() < 2) {
      throw new DataException(
          "%s: has %d folders, expected one for each of at least 2 classes. Put images of a class into a folder with its name."
              .formatted(images.folder(), names.size()));
    }
    List<Sample> samples = new ArrayList<>();
    for (Path folder : folders) {
      int label = names.indexOf(name(folder));
      if (label < 0) {
        throw new DataException(
            "%s: is none of the classes %s. Rename or move the folder."
                .formatted(folder, Entry.shown(names)));
      }
      files(folder).forEach(file -> samples.add(new Sample(file, label)));
    }
    return decoded(samples, ClassTarget.named(names));
  }

  private List<Path> files(Path folder) {
    List<Path> files = entries(folder);
    for (Path file : files) {
      if (!attributes(file).isRegularFile()) {
        throw new DataException(
            "%s: is not a file. A folder of a class holds images only; move it elsewhere."
                .formatted(file));
      }
    }
    if (files.isEmpty()) {
      throw new DataException(
          "%s: holds no images. Put some in, or remove the folder.".formatted(folder));
    }
    return files;
  }

  private Dataset decoded(List<Sample> samples, ClassTarget target) {
    Shape shape = Shape.of(images.height(), images.width(), images.colors().channels());
    int imageBytes = (int) shape.size();
    String what = "%d images %s".formatted(samples.size(), shape);
    float[] labels = new float[samples.size()];
    long bytes = (long) samples.size() * imageBytes;
    try (FeatureKeeper keeper =
        new FeatureKeeper(images.folder().toString(), bytes, images.storage(), what)) {
      for (int i = 0; i < labels.length; i++) {
        Pixels image = image(samples.get(i).file()).resized(images.height(), images.width());
        keeper.add(image.values(), imageBytes);
        labels[i] = samples.get(i).label();
      }
      return InMemoryDataset.ofBytes(name(images.folder()), shape, keeper.kept(), target, labels);
    }
  }

  private Pixels image(Path file) {
    long most = 4L * images.maxPixels();
    byte[] content =
        StoredFile.read(
            file,
            "an image",
            (in, bytes) -> {
              if (bytes > most) {
                throw new DataException(
                    "%s: has %d bytes, allowed are %d. Make the image smaller, or allow more pixels."
                        .formatted(file, bytes, most));
              }
              return in.readNBytes((int) bytes);
            });
    return new ImageFile(file.toString(), images.maxPixels()).decode(content, images.colors());
  }

  /// @return what lies in a folder, in order; links and devices refused, hidden names left out
  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "%s: there is no such folder. A folder with a folder of images for each class was expected; check the path."
              .formatted(folder));
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw StoredFile.unreadable(folder.toString(), e);
    }
    entries.removeIf(path -> name(path).startsWith("."));
    for (Path path : entries) {
      BasicFileAttributes attributes = attributes(path);
      if (attributes.isSymbolicLink() || attributes.isOther()) {
        throw new DataException(
            "%s: is a %s. Folders of images hold files only; copy the image itself there."
                .formatted(path, attributes.isSymbolicLink() ? "symbolic link" : "special file"));
      }
    }
    entries.sort(BY_BYTES);
    return entries;
  }

  private static BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw StoredFile.unreadable(path.toString(), e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
