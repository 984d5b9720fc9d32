package dev.gradus.report.image;

import dev.gradus.chart.PictureGrid;
import dev.gradus.core.ConfigException;
import dev.gradus.report.file.ReportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Turns a grid of pictures into a PNG or SVG file, as large as the pictures need. Nothing depends
/// on the machine: the same grid gives the same bytes.
///
/// ```java
/// GridImages.png(SampleGrid.of(Mnist.load().train()), Path.of("digits.png"));
/// ```
public final class GridImages {

  private static final int SHARP = 2;
  private static final int LARGEST = 20_000;

  private GridImages() {}

  /// Writes a PNG, two pixels for each of the SVG's.
  ///
  /// @param grid what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws ConfigException if the grid is too large for pixels
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void png(PictureGrid grid, Path file) {
    ReportFile.write(file, pngBytes(grid));
  }

  /// Writes an SVG.
  ///
  /// @param grid what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void svg(PictureGrid grid, Path file) {
    ReportFile.write(file, svgText(grid).getBytes(StandardCharsets.UTF_8));
  }

  /// {@return the bytes of a PNG}
  ///
  /// @param grid what is drawn
  /// @throws ConfigException if the grid is too large for pixels
  public static byte[] pngBytes(PictureGrid grid) {
    GridPainter painter = new GridPainter(grid, SHARP);
    if (painter.width() > LARGEST || painter.height() > LARGEST) {
      throw new ConfigException(
          "PNG: the grid needs %d x %d pixels, at most %d are drawn. Show fewer pictures, or write SVG."
              .formatted(painter.width(), painter.height(), LARGEST));
    }
    PixelSurface surface = new PixelSurface(painter.width(), painter.height());
    painter.paint(surface);
    return surface.png();
  }

  /// {@return an SVG document}
  ///
  /// @param grid what is drawn
  public static String svgText(PictureGrid grid) {
    GridPainter painter = new GridPainter(grid, 1);
    SvgSurface surface = new SvgSurface(painter.width(), painter.height(), grid.title());
    painter.paint(surface);
    return surface.finish();
  }
}
