package dev.gradus.report.image;

import dev.gradus.chart.ConfusionTable;
import dev.gradus.core.ConfigException;
import dev.gradus.report.file.ReportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Turns a table of which class was taken for which into a PNG or SVG file, as large as its classes
/// need. The same table gives the same bytes on every machine.
public final class ConfusionImages {

  private static final int SHARP = 2;
  private static final int LARGEST = 20_000;

  private ConfusionImages() {}

  /// Writes a PNG, two pixels for each of the SVG's.
  ///
  /// @param table what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws ConfigException if there are too many classes for pixels
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void png(ConfusionTable table, Path file) {
    ReportFile.write(file, pngBytes(table));
  }

  /// Writes an SVG.
  ///
  /// @param table what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void svg(ConfusionTable table, Path file) {
    ReportFile.write(file, svgText(table).getBytes(StandardCharsets.UTF_8));
  }

  /// {@return the bytes of a PNG}
  ///
  /// @param table what is drawn
  /// @throws ConfigException if there are too many classes for pixels
  public static byte[] pngBytes(ConfusionTable table) {
    ConfusionPainter painter = new ConfusionPainter(table, SHARP);
    if (painter.width() > LARGEST || painter.height() > LARGEST) {
      throw new ConfigException(
          "PNG: the table of %d classes needs %d x %d pixels, at most %d are drawn. Write SVG."
              .formatted(table.labels().size(), painter.width(), painter.height(), LARGEST));
    }
    PixelSurface surface = new PixelSurface(painter.width(), painter.height());
    painter.paint(surface);
    return surface.png();
  }

  /// {@return an SVG document}
  ///
  /// @param table what is drawn
  public static String svgText(ConfusionTable table) {
    ConfusionPainter painter = new ConfusionPainter(table, 1);
    SvgSurface surface = new SvgSurface(painter.width(), painter.height(), table.title());
    painter.paint(surface);
    return surface.finish();
  }
}
