package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.ImageColors;
import dev.gradus.data.read.ImageFolder;
import dev.gradus.data.read.Storage;
import java.nio.file.Path;
import java.util.Optional;

/// A folder of PNG and JPEG images for each class: in files `{images: photos, height: 64, width:
/// 64}`. What such a folder must look like says [ImageFolder].
///
/// Without a test folder a share of the images is the test part: the same ones in every run,
/// whatever its seed, and of each class the same share.
///
/// @param folder path, from the working directory
/// @param height that all images are brought to, 1 to 4096
/// @param width that all images are brought to, 1 to 4096
/// @param colors `rgb` or `grey`; default `rgb`
/// @param test path of the folder with the test part; default none
/// @param testShare of the images that go to the test part if there is no test folder, in (0, 1);
///   default 0.2
/// @param storage where the decoded images stay, `auto`, `memory` or `disk`: see [Storage]; default
///   `auto`
public record ImageData(
    String folder,
    int height,
    int width,
    ImageColors colors,
    Optional<String> test,
    double testShare,
    Storage storage)
    implements DataSource {

  /// @throws ConfigException for a size or share out of range
  public ImageData {
    ImageFolder.of(Path.of(folder), height, width);
    TestPart.requireShare(testShare, "images");
  }

  /// @param folder path, from the working directory
  /// @param height that all images are brought to
  /// @param width that all images are brought to
  /// @return that folder, everything else by default
  public static ImageData of(String folder, int height, int width) {
    return new ImageData(
        folder, height, width, ImageColors.RGB, Optional.empty(), 0.2, Storage.AUTO);
  }

  /// @param path of the folder with the test part
  /// @return this folder with that test part
  public ImageData withTest(String path) {
    return new ImageData(folder, height, width, colors, Optional.of(path), testShare, storage);
  }

  @Override
  public Split load() {
    Dataset all = images(folder).read();
    if (test.isPresent() && all.target() instanceof ClassTarget classes) {
      return Split.of(all, images(test.get()).withClassNames(classes.labels()).read());
    }
    return TestPart.cut(all, testShare);
  }

  /// @param path of an image, or of a folder of images without classes
  /// @return these images as the network sees them, to ask it about
  /// @throws dev.gradus.core.DataException if they cannot be read
  public Dataset toPredict(Path path) {
    return images(path.toString()).readUnlabeled();
  }

  private ImageFolder images(String path) {
    return ImageFolder.of(Path.of(path), height, width).withColors(colors).withStorage(storage);
  }
}
