package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
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
    return decoded(samples, target);
  }

  private Dataset decoded(List<ClassFolders.Sample> samples, ClassTarget target) {
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
      return InMemoryDataset.ofBytes(
          ClassFolders.name(images.folder()), shape, keeper.kept(), target, labels);
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
