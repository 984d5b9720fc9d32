package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Idx;
import dev.gradus.data.read.Storage;
import java.nio.file.Path;
import java.util.Optional;

/// Images and labels in the format of MNIST and its kin: in files `{idx:
/// train-images-idx3-ubyte.gz, labels: train-labels-idx1-ubyte.gz, classes: 10}`. What such files
/// must look like says [Idx].
///
/// Without test files a share of the images is the test part: the same ones in every run, whatever
/// its seed, and of each class the same share.
///
/// @param images path of the file of images, from the working directory
/// @param labels path of the file of labels
/// @param classes how many there are, numbered from 0; at least 2, default 10
/// @param testImages path of the test part's images; default none
/// @param testLabels path of the test part's labels; default none
/// @param testShare of the images that go to the test part if there are no test files, in (0, 1);
///   default 0.2
/// @param storage where the images stay, `auto`, `memory` or `disk`: see [Storage]; default `auto`
public record IdxData(
    String images,
    String labels,
    int classes,
    Optional<String> testImages,
    Optional<String> testLabels,
    double testShare,
    Storage storage)
    implements DataSource {

  /// @throws ConfigException for a number out of range, or a test part of images or labels alone
  public IdxData {
    ClassTarget.of(classes);
    TestPart.requireShare(testShare, "idx");
    if (testImages.isPresent() != testLabels.isPresent()) {
      throw new ConfigException(
          "idx: %s is given without %s. Give both, or neither."
              .formatted(
                  testImages.isPresent() ? "testImages" : "testLabels",
                  testImages.isPresent() ? "testLabels" : "testImages"));
    }
  }

  /// @param images path of the file of images, from the working directory
  /// @param labels path of the file of labels
  /// @return these files with ten classes, everything else by default
  public static IdxData of(String images, String labels) {
    return new IdxData(images, labels, 10, Optional.empty(), Optional.empty(), 0.2, Storage.AUTO);
  }

  /// @param images path of the test part's images
  /// @param labels path of the test part's labels
  /// @return these files with that test part
  public IdxData withTest(String images, String labels) {
    return new IdxData(
        this.images,
        this.labels,
        classes,
        Optional.of(images),
        Optional.of(labels),
        testShare,
        storage);
  }

  /// @throws DataException if a file is missing or damaged, or the two do not belong together
  @Override
  public Split load() {
    Dataset all = part(images, labels);
    return testImages
        .map(test -> Split.of(all, part(test, testLabels.orElseThrow())))
        .orElseGet(() -> TestPart.cut(all, testShare));
  }

  private Dataset part(String ofImages, String ofLabels) {
    Path file = Path.of(ofImages);
    return Idx.dataset(
        String.valueOf(file.getFileName()),
        Idx.read(file, storage),
        Idx.read(Path.of(ofLabels)),
        ClassTarget.of(classes));
  }
}
