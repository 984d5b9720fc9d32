package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

/// The numbers and the pictures of a data set, and what augmentation makes of one image.
public final class LookAtData {

  private LookAtData() {}

  /// @param arguments the folder for the pictures
  public static void main(String[] arguments) {
    System.out.println(pictures(Path.of(arguments[0])));
  }

  // @start region="look-at-data"
  static ValueSummary pictures(Path folder) {
    Dataset train = Mnist.load().train();
    ValueSummary pixels = DataSummary.of(train).features();
    GridImages.png(SampleGrid.of(train), folder.resolve("samples.png"));

    Augmentation augmentation = Augmentation.of(new Rotation(15), new Shift(0.1, 0.1));
    PictureGrid ways = AugmentPreview.of(train, augmentation, 0, 1);
    GridImages.png(ways, folder.resolve("ways.png"));
    return pixels;
  }
  // @end
}
