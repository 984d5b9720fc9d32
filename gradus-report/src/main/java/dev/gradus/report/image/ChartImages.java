package dev.gradus.report.image;

import dev.gradus.chart.BarChart;
import dev.gradus.chart.Chart;
import dev.gradus.chart.ConfusionTable;
import dev.gradus.chart.ContourChart;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.HeatStrip;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.LinePanels;
import dev.gradus.chart.PictureGrid;
import dev.gradus.chart.ScatterChart;
import dev.gradus.chart.SlopeChart;
import dev.gradus.chart.StackedLines;
import dev.gradus.core.ConfigException;
import dev.gradus.report.file.ReportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
  private static final double WIDTH_IN_UNITS = 900;
  private static final int THUMBNAIL = 480;

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
    paint(chart, page(surface, chart, width, height));
    return surface.png();
  }

  /// {@return the bytes of a small PNG, 480 pixels wide: the chart as it is drawn on a sheet of
  /// 900, shrunk}
  ///
  /// @param chart what is drawn
  public static byte[] thumbnail(Chart chart) {
    int width = (int) WIDTH_IN_UNITS;
    PixelSurface surface = new PixelSurface(width, height(chart, width));
    paint(chart, page(surface, chart, width, height(chart, width)));
    return surface.png(THUMBNAIL);
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
    paint(chart, page(surface, chart, width, height));
    return surface.finish();
  }

  /// {@return the height that suits a chart: a line chart is wide, a forest plot grows with its
  /// rows}
  ///
  /// @param chart what would be drawn
  /// @param width in pixels, 240 to 8000
  public static int height(Chart chart, int width) {
    double height = units(chart) * Math.max(Page.SMALLEST_UNIT, width / WIDTH_IN_UNITS);
    return Math.clamp(Math.round(height), SMALLEST, LARGEST);
  }

  /// The height that a chart needs where letters are 13.5 high.
  private static double units(Chart chart) {
    return switch (chart) {
      case LineChart lines -> 560 + 12.0 * Math.max(0, lines.lines().size() - 10);
      case LinePanels panels -> LinePanelsPainter.units(panels);
      case StackedLines lines -> StackedPainter.units(lines);
      case ForestPlot forest -> 150 + 52.0 * forest.rows().size();
      case BarChart bars -> 130 + 40.0 * bars.bars().size();
      case Histogram _ -> 560;
      case HistogramPanels panels -> headUnits(panels) + HistogramsPainter.units(panels);
      case HeatStrip strip -> HeatPainter.units(strip);
      case ContourChart _, ScatterChart _ -> 600;
      case SlopeChart _ -> 560;
      case PictureGrid grid -> {
        GridPainter natural = new GridPainter(grid, 1);
        yield natural.height() * Math.min(1, WIDTH_IN_UNITS / natural.width());
      }
      case ConfusionTable table -> {
        ConfusionPainter natural = new ConfusionPainter(table, 1);
        yield natural.height() * Math.min(1, WIDTH_IN_UNITS / natural.width());
      }
    };
  }

  private static double headUnits(HistogramPanels panels) {
    Page sheet = new Page(new SvgSurface(1, 1, ""), (int) WIDTH_IN_UNITS, 1, 1);
    return sheet.headHeight(panels.title(), panels.caption());
  }

  private static Page page(Surface surface, Chart chart, int width, int height) {
    double unit = Math.min(width / WIDTH_IN_UNITS, height / units(chart));
    return new Page(surface, width, height, Math.max(Page.SMALLEST_UNIT, unit));
  }

  private static void paint(Chart chart, Page page) {
    switch (chart) {
      case LineChart line -> new LinePainter(page, line).paint();
      case LinePanels panels -> new LinePanelsPainter(page, panels).paint();
      case StackedLines lines -> new StackedPainter(page, lines).paint();
      case ForestPlot forest -> new ForestPainter(page, forest).paint();
      case BarChart bars -> new BarPainter(page, bars).paint();
      case Histogram histogram -> new HistogramPainter(page, histogram).paint();
      case HistogramPanels panels -> new HistogramsPainter(page, panels).paint();
      case HeatStrip strip -> new HeatPainter(page, strip).paint();
      case ContourChart contour -> new ContourPainter(page, contour).paint();
      case ScatterChart scatter -> new ScatterPainter(page, scatter).paint();
      case SlopeChart slopes -> new SlopePainter(page, slopes).paint();
      case PictureGrid grid -> {
        GridPainter painter = new GridPainter(grid, 1);
        painter.paint(fitted(page, painter.width(), painter.height()));
      }
      case ConfusionTable table -> {
        ConfusionPainter painter = new ConfusionPainter(table, 1);
        painter.paint(fitted(page, painter.width(), painter.height()));
      }
    }
  }

  /// {@return a surface on which a drawing of that size fits the sheet, letters no larger than
  /// elsewhere}
  private static Surface fitted(Page page, int width, int height) {
    double scale =
        Math.min(
            page.unit(), Math.min(page.width() / (double) width, page.height() / (double) height));
    return new ScaledSurface(page.surface(), scale, 0);
  }

  private static void check(String kind, int width, int height) {
    if (width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST) {
      throw new ConfigException(
          "%s: width and height must be in [%d, %d] pixels, got %d x %d."
              .formatted(kind, SMALLEST, LARGEST, width, height));
    }
  }
}
