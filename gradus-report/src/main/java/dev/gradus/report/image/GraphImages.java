package dev.gradus.report.image;

import dev.gradus.core.ConfigException;
import dev.gradus.model.Summary;
import dev.gradus.report.file.ReportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Turns a network into a PNG or SVG file: a box for each layer with its name, kind, output shape
/// and parameters, and arrows from what it reads. The picture is as large as the network needs.
///
/// Boxes with weights are blue, frozen ones dashed, inputs green; outputs have a thick frame. The
/// same network gives the same bytes on every machine.
///
/// ```java
/// GraphImages.svg("residual", model.summary(), Path.of("residual.svg"));
/// ```
public final class GraphImages {

  private static final double SHARP = 2;
  private static final int LARGEST = 20_000;

  private GraphImages() {}

  /// Writes an SVG.
  ///
  /// @param title stands above the network
  /// @param network what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void svg(String title, Summary network, Path file) {
    ReportFile.write(file, svgText(title, network).getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a PNG, two pixels for each of the SVG's.
  ///
  /// @param title stands above the network
  /// @param network what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws ConfigException if the network is too large for pixels
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void png(String title, Summary network, Path file) {
    ReportFile.write(file, pngBytes(title, network));
  }

  /// {@return an SVG document}
  ///
  /// @param title stands above the network
  /// @param network what is drawn
  public static String svgText(String title, Summary network) {
    GraphPainter painter = new GraphPainter(title, network, 1);
    SvgSurface surface = new SvgSurface(painter.width(), painter.height(), title);
    painter.paint(surface);
    return surface.finish();
  }

  /// {@return the bytes of a PNG}
  ///
  /// @param title stands above the network
  /// @param network what is drawn
  /// @throws ConfigException if the network is too large for pixels
  public static byte[] pngBytes(String title, Summary network) {
    GraphPainter painter = new GraphPainter(title, network, SHARP);
    if (painter.width() > LARGEST || painter.height() > LARGEST) {
      throw new ConfigException(
          "PNG: the network needs %d x %d pixels, at most %d are drawn. Write SVG."
              .formatted(painter.width(), painter.height(), LARGEST));
    }
    PixelSurface surface = new PixelSurface(painter.width(), painter.height());
    painter.paint(surface);
    return surface.png();
  }
}
