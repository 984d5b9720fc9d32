package dev.gradus.picture;

import dev.gradus.chart.PictureGrid;
import dev.gradus.chart.PictureGrid.Cell;
import dev.gradus.chart.PictureGrid.Row;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Augmenter;
import dev.gradus.data.Dataset;
import dev.gradus.data.augment.Augmentation;
import java.util.ArrayList;
import java.util.List;

/// One image shown ten ways: as it is stored, then as training sees it in the first nine epochs.
///
/// ```java
/// Augmentation augmentation = Augmentation.of(new Rotation(15), new Zoom(0.1), new Shift(0.1, 0.1));
/// PictureGrid ways = AugmentPreview.of(train, augmentation, 0, 1);
/// GridImages.png(ways, Path.of("ways.png"));
/// ```
///
/// What is shown is exactly what a run with that seed trains on, since every change is a function
/// of seed, epoch and sample.
public final class AugmentPreview {

  private static final int COLUMNS = 5;
  private static final int WAYS = 10;

  private AugmentPreview() {}

  /// @param data training data of images
  /// @param augmentation what is done to them
  /// @param sample which image, from 0
  /// @param seed of the run
  /// @return two rows of five
  /// @throws dev.gradus.core.ShapeException if the data are no images
  /// @throws ConfigException if nothing is to be done, or there is no such sample
  public static PictureGrid of(Dataset data, Augmentation augmentation, int sample, long seed) {
    SamplePictures.requireImages(data);
    if (augmentation.isNone()) {
      throw new ConfigException(
          "AugmentPreview: the augmentation is empty, at least one change was expected. Say which, for example Augmentation.of(new Rotation(15)).");
    }
    if (sample < 0 || sample >= data.size()) {
      throw new ConfigException(
          "AugmentPreview: sample must be in [0, %d], got %d. %s has %d samples."
              .formatted(data.size() - 1, sample, data.name(), data.size()));
    }
    augmentation.check(data, List.of());
    Augmentation.Prepared prepared = augmentation.prepare(data, RandomStream.of(seed));
    SamplePictures pictures =
        new SamplePictures(
            data.featureShape(), prepared.format().range().low(), prepared.format().range().high());
    Augmenter augmenter = prepared.augmenter();
    float[] changed = new float[Math.toIntExact(data.featureShape().size())];
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell("original", pictures.of(data, sample)));
    for (int epoch = 0; epoch < WAYS - 1; epoch++) {
      augmenter.features(epoch, sample, changed);
      cells.add(new Cell("epoch " + (epoch + 1), pictures.of(changed)));
    }
    return new PictureGrid(
        "One image, ten ways",
        "image %d of %s, seed %d".formatted(sample, data.name(), seed),
        List.of(new Row("", cells.subList(0, COLUMNS)), new Row("", cells.subList(COLUMNS, WAYS))));
  }
}
