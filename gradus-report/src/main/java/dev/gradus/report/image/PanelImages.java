package dev.gradus.report.image;

import dev.gradus.chart.HistogramPanels;
import dev.gradus.report.file.ReportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Turns small histograms into one PNG or SVG file, as high as their number needs.
public final class PanelImages {

  private static final int SHARP = 2;
  private static final int WIDTH = 900;

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

  private static int height(HistogramPanels panels) {
    SvgSurface unused = new SvgSurface(WIDTH, 1, "");
    double head = new Page(unused, WIDTH, 1, 1).headHeight(panels.title(), panels.caption());
    return (int) Math.ceil(head + HistogramsPainter.units(panels));
  }

  private static void paint(HistogramPanels panels, Surface surface, int unit) {
    Page sheet = new Page(surface, unit * WIDTH, unit * height(panels), unit);
    new HistogramsPainter(sheet, panels).paint();
  }
}
