package dev.gradus.picture;

import dev.gradus.chart.PictureGrid;
import dev.gradus.chart.PictureGrid.Cell;
import dev.gradus.chart.PictureGrid.Row;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The first samples of a data set of images: for up to ten classes ten of each, a class a row;
/// else the first hundred, each with its class or value.
///
/// ```java
/// GridImages.png(SampleGrid.of(Mnist.load().train()), Path.of("digits.png"));
/// ```
///
/// Black and white are the range of the stored values, see [ValueRange#of], for all pictures alike.
public final class SampleGrid {

  private static final int SIDE = 10;

  private SampleGrid() {}

  /// @param features of one sample
  /// @return whether they are images: `[H, W, 1]`, grey, or `[H, W, 3]`, red, green and blue
  public static boolean isPossible(Shape features) {
    return SamplePictures.areImages(features);
  }

  /// @param data whose samples are images
  /// @return the grid
  /// @throws dev.gradus.core.ShapeException if they are not
  /// @throws dev.gradus.core.ConfigException if all pixels of all images are equal
  public static PictureGrid of(Dataset data) {
    SamplePictures.requireImages(data);
    ValueRange range = ValueRange.of(data);
    SamplePictures pictures = new SamplePictures(data.featureShape(), range.low(), range.high());
    List<Row> rows =
        data.target() instanceof ClassTarget classes && classes.classes() <= SIDE
            ? classRows(data, classes, pictures)
            : firstRows(data, pictures);
    return new PictureGrid(data.name(), caption(data, rows), rows);
  }

  private static String caption(Dataset data, List<Row> rows) {
    int shown = rows.stream().mapToInt(row -> row.cells().size()).sum();
    Shape shape = data.featureShape();
    return String.format(
        Locale.ROOT,
        "%,d of %,d images, %d × %d, %s",
        shown,
        data.size(),
        shape.dim(0),
        shape.dim(1),
        shape.dim(2) == 1 ? "grey" : "color");
  }

  private static List<Row> classRows(Dataset data, ClassTarget classes, SamplePictures pictures) {
    List<List<Cell>> cells = new ArrayList<>();
    IntStream.range(0, classes.classes()).forEach(_ -> cells.add(new ArrayList<>()));
    int missing = classes.classes() * SIDE;
    for (int sample = 0; sample < data.size() && missing > 0; sample++) {
      List<Cell> row = cells.get(data.label(sample));
      if (row.size() < SIDE) {
        row.add(new Cell("", pictures.of(data, sample)));
        missing--;
      }
    }
    return IntStream.range(0, classes.classes())
        .mapToObj(i -> new Row(classes.labels().get(i), cells.get(i)))
        .toList();
  }

  private static List<Row> firstRows(Dataset data, SamplePictures pictures) {
    List<Row> rows = new ArrayList<>();
    int shown = Math.min(data.size(), SIDE * SIDE);
    for (int first = 0; first < shown; first += SIDE) {
      rows.add(
          new Row(
              "",
              IntStream.range(first, Math.min(first + SIDE, shown))
                  .mapToObj(sample -> new Cell(label(data, sample), pictures.of(data, sample)))
                  .toList()));
    }
    return rows;
  }

  private static String label(Dataset data, int sample) {
    if (data.target() instanceof ClassTarget classes) {
      return classes.labels().get(data.label(sample));
    }
    return data.target().shape().size() == 1
        ? String.format(Locale.ROOT, "%.4g", data.targetValue(sample, 0))
        : "";
  }
}
