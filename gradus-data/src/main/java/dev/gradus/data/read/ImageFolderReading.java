package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One reading of an [ImageFolder].
final class ImageFolderReading {

  private final ImageFolder images;

  ImageFolderReading(ImageFolder images) {
    this.images = images;
  }

  Dataset read() {
    List<ClassFolders.Sample> samples = new ArrayList<>();
    ClassTarget target =
        new ClassFolders(images.folder(), images.classNames(), "images").collect(samples::add);
    float[] labels = new float[samples.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = samples.get(i).label();
    }
    return decoded(samples.stream().map(ClassFolders.Sample::file).toList(), target, labels);
  }

  /// One image, or those of a folder, with 0 as the target of each.
  Dataset readUnlabeled() {
    List<Path> files = new ClassFolders(images.folder(), List.of(), "images").unlabeled();
    return decoded(files, ValueTarget.single(), new float[files.size()]);
  }

  private Dataset decoded(List<Path> files, Target target, float[] targets) {
    Shape shape = Shape.of(images.height(), images.width(), images.colors().channels());
    int imageBytes = (int) shape.size();
    String what = "%d images %s".formatted(files.size(), shape);
    long bytes = (long) files.size() * imageBytes;
    try (FeatureKeeper keeper =
        new FeatureKeeper(images.folder().toString(), bytes, images.storage(), what)) {
      for (Path file : files) {
        Pixels image = image(file).resized(images.height(), images.width());
        keeper.add(image.values(), imageBytes);
      }
      return InMemoryDataset.ofBytes(
          ClassFolders.name(images.folder()), shape, keeper.kept(), target, targets);
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
}
