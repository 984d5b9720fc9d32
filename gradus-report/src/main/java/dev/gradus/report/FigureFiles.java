package dev.gradus.report;

import dev.gradus.chart.Chart;
import dev.gradus.report.image.ChartImages;
import java.nio.file.Path;
import java.util.Map;

/// Writes figures as a PNG, sharp enough for a slide, and an SVG each.
final class FigureFiles {

  private static final int PNG_WIDTH = 1600;
  private static final int SVG_WIDTH = 900;

  private FigureFiles() {}

  static void write(Map<String, Chart> figures, Path folder) {
    figures.forEach((name, chart) -> {
      int pngHeight = ChartImages.height(chart, PNG_WIDTH);
      ChartImages.png(chart, folder.resolve(name + ".png"), PNG_WIDTH, pngHeight);
      int svgHeight = ChartImages.height(chart, SVG_WIDTH);
      ChartImages.svg(chart, folder.resolve(name + ".svg"), SVG_WIDTH, svgHeight);
    });
  }
}
