package dev.gradus.report.image;

import dev.gradus.core.ConfigException;
import dev.gradus.report.chart.BarChart;
import dev.gradus.report.chart.Chart;
import dev.gradus.report.chart.ForestPlot;
import dev.gradus.report.chart.Histogram;
import dev.gradus.report.chart.LineChart;
import dev.gradus.report.file.ReportFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Turns a chart into a PNG or SVG file.
///
/// Pictures are light, on white. Letters grow with the sheet, so a larger picture is a sharper one,
/// not an emptier one. Nothing depends on the machine: the same chart and size give the same bytes.
/// Files are written whole or not at all.
///
/// ```java
/// ChartImages.png(chart, folder.resolve("effects.png"), 1600, 1000);
/// ```
public final class ChartImages {

  private static final int SMALLEST = 240;
  private static final int LARGEST = 8000;

  private ChartImages() {}

  /// Writes a PNG.
  ///
  /// @param chart what is drawn
  /// @param file where it goes; replaced if it exists
  /// @param width in pixels, 240 to 8000
  /// @param height in pixels, 240 to 8000
  /// @throws ConfigException if the size is out of range
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void png(Chart chart, Path file, int width, int height) {
    ReportFile.write(file, pngBytes(chart, width, height));
  }

  /// Writes an SVG.
  ///
  /// @param chart what is drawn
  /// @param file where it goes; replaced if it exists
  /// @param width in pixels, 240 to 8000
  /// @param height in pixels, 240 to 8000
  /// @throws ConfigException if the size is out of range
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void svg(Chart chart, Path file, int width, int height) {
    ReportFile.write(file, svgText(chart, width, height).getBytes(StandardCharsets.UTF_8));
  }

  /// {@return the bytes of a PNG}
  ///
  /// @param chart what is drawn
  /// @param width in pixels, 240 to 8000
  /// @param height in pixels, 240 to 8000
  /// @throws ConfigException if the size is out of range
  public static byte[] pngBytes(Chart chart, int width, int height) {
    check("PNG", width, height);
    PixelSurface surface = new PixelSurface(width, height);
    paint(chart, new Page(surface, width, height));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(surface.finish(), "png", out)) {
        throw new IllegalStateException("This Java has no PNG writer.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// {@return an SVG document}
  ///
  /// @param chart what is drawn
  /// @param width in pixels, 240 to 8000
  /// @param height in pixels, 240 to 8000
  /// @throws ConfigException if the size is out of range
  public static String svgText(Chart chart, int width, int height) {
    check("SVG", width, height);
    SvgSurface surface = new SvgSurface(width, height, chart.title());
    paint(chart, new Page(surface, width, height));
    return surface.finish();
  }

  private static void paint(Chart chart, Page page) {
    switch (chart) {
      case LineChart line -> new LinePainter(page, line).paint();
      case ForestPlot forest -> new ForestPainter(page, forest).paint();
      case BarChart bars -> new BarPainter(page, bars).paint();
      case Histogram histogram -> new HistogramPainter(page, histogram).paint();
    }
  }

  private static void check(String kind, int width, int height) {
    if (width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST) {
      throw new ConfigException(
          "%s: width and height must be in [%d, %d] pixels, got %d x %d."
              .formatted(kind, SMALLEST, LARGEST, width, height));
    }
  }
}
