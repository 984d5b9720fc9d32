package dev.gradus.report.image;

import dev.gradus.chart.HistogramPanels;
import dev.gradus.report.file.ReportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Turns small histograms into one PNG or SVG file, as high as their number needs.
public final class PanelImages {

  private static final int SHARP = 2;
  private static final int MOST_COLUMNS = 3;
  private static final int WIDTH = 900;
  private static final int PANEL_HEIGHT = 216;

  /// Panels have smaller margins of their own, of which neighbors share a part.
  private static final double OVERLAP = 14;

  private static final double INDENT = 6.5;

  private PanelImages() {}

  /// Writes a PNG, two pixels for each of the SVG's.
  ///
  /// @param panels what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void png(HistogramPanels panels, Path file) {
    ReportFile.write(file, pngBytes(panels));
  }

  /// Writes an SVG.
  ///
  /// @param panels what is drawn
  /// @param file where it goes; replaced if it exists
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public static void svg(HistogramPanels panels, Path file) {
    ReportFile.write(file, svgText(panels).getBytes(StandardCharsets.UTF_8));
  }

  /// {@return the bytes of a PNG}
  ///
  /// @param panels what is drawn
  public static byte[] pngBytes(HistogramPanels panels) {
    PixelSurface surface = new PixelSurface(SHARP * WIDTH, SHARP * height(panels));
    paint(panels, surface, SHARP);
    return surface.png();
  }

  /// {@return an SVG document}
  ///
  /// @param panels what is drawn
  public static String svgText(HistogramPanels panels) {
    SvgSurface surface = new SvgSurface(WIDTH, height(panels), panels.title());
    paint(panels, surface, 1);
    return surface.finish();
  }

  /// Four stand two by two.
  private static int columns(HistogramPanels panels) {
    int number = panels.panels().size();
    return number == MOST_COLUMNS + 1 ? 2 : Math.min(number, MOST_COLUMNS);
  }

  private static int height(HistogramPanels panels) {
    SvgSurface unused = new SvgSurface(WIDTH, 1, "");
    double head = new Page(unused, WIDTH, 1, 1).headHeight(panels.title(), panels.caption());
    int rows = Math.ceilDiv(panels.panels().size(), columns(panels));
    return (int) Math.ceil(head - OVERLAP + rows * (PANEL_HEIGHT - OVERLAP) + OVERLAP);
  }

  private static void paint(HistogramPanels panels, Surface surface, int unit) {
    Page sheet = new Page(surface, unit * WIDTH, unit * height(panels), unit);
    double top = sheet.head(panels.title(), panels.caption()) - OVERLAP * unit;
    int columns = columns(panels);
    int width = (int) (unit * (WIDTH - 2 * INDENT) / columns);
    double pitch = unit * (PANEL_HEIGHT - OVERLAP);
    for (int i = 0; i < panels.panels().size(); i++) {
      double left = INDENT * unit + i % columns * (double) width;
      Surface part = new PartSurface(surface, left, top + Math.floorDiv(i, columns) * pitch);
      Page page = new Page(part, width, unit * PANEL_HEIGHT, unit * Page.SMALLEST_UNIT);
      new HistogramPainter(page, panels.panels().get(i)).paint();
    }
  }
}
