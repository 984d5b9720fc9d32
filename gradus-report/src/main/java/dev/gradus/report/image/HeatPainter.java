package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.HeatStrip;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/// Draws a [HeatStrip]: a row of cells for each name, and the scale of their colors above.
///
/// Cells stand side by side as positions come, and the axis says their positions.
final class HeatPainter {

  private static final double TICK = 5;
  private static final double ROW = 30;

  private final Page page;
  private final HeatStrip chart;
  private final HeatColors colors;

  HeatPainter(Page page, HeatStrip chart) {
    this.page = page;
    this.chart = chart;
    this.colors =
        HeatColors.of(
            chart.colors(), chart.values().stream().flatMap(List::stream).mapToDouble(v -> v));
  }

  static double units(HeatStrip chart) {
    return 70 + HeatColors.barUnits() + ROW * Math.max(3, chart.rows().size()) + 70;
  }

  void paint() {
    double unit = page.unit();
    double top = page.head(chart.title(), "") + 4 * unit;
    boolean zeros = chart.colors().log() && chart.values().stream().anyMatch(v -> v.contains(0.0));
    colors.bar(page, top, zeros);
    top += HeatColors.barUnits() * unit;
    double widest = chart.rows().stream().mapToDouble(page.label()::width).max().orElse(0);
    double names = Math.min(widest, 0.3 * page.width());
    double left = Math.ceil(page.margin() + names + 12 * unit);
    double bottom = page.height() - page.margin() - Frame.footer(page);
    Rectangle2D area =
        new Rectangle2D.Double(left, top, page.width() - page.margin() - left, bottom - top);
    double height = area.getHeight() / chart.rows().size();
    for (int row = 0; row < chart.rows().size(); row++) {
      double y = area.getMinY() + row * height;
      page.surface()
          .text(
              Page.shorten(chart.rows().get(row), page.label(), names),
              left - 12 * unit,
              y + height / 2 + page.label().size() * 0.35,
              page.label(),
              Anchor.END);
      cells(area, row, y, Math.max(1, height - 2 * unit));
    }
    axis(area);
  }

  private void cells(Rectangle2D area, int row, double top, double height) {
    double width = area.getWidth() / chart.x().size();
    for (int i = 0; i < chart.x().size(); i++) {
      double value = chart.values().get(row).get(i);
      if (Double.isNaN(value)) {
        continue;
      }
      double from = Math.rint(area.getMinX() + i * width);
      double to = Math.max(from + 1, Math.rint(area.getMinX() + (i + 1) * width));
      // Half a pixel lies under the next cell: where an SVG is shrunk, nothing shines through.
      double more = i + 1 < chart.x().size() ? 0.5 : 0;
      page.surface()
          .fill(
              new Rectangle2D.Double(from, top, to - from + more, height),
              chart.isOnScale(value) ? colors.of(value) : HeatColors.ZERO);
    }
  }

  private void axis(Rectangle2D area) {
    double unit = page.unit();
    double bottom = area.getMaxY();
    int count = chart.x().size();
    double width = area.getWidth() / count;
    List<String> labels = Scale.plainLabels(chart.x());
    double baseline = bottom + page.quiet().size() + 9 * unit;
    double widest = labels.stream().mapToDouble(page.quiet()::width).max().orElse(0);
    int every = (int) Math.max(1, Math.ceil((widest + 16 * unit) / width));
    IntStream.iterate(0, i -> i < count, i -> i + every)
        .forEach(i -> {
          double x = area.getMinX() + (i + 0.5) * width;
          page.surface()
              .stroke(
                  new Line2D.Double(x, bottom, x, bottom + TICK * unit),
                  Ink.AXIS,
                  unit,
                  Dash.SOLID);
          page.surface().text(labels.get(i), x, baseline, page.quiet(), Anchor.MIDDLE);
        });
    Scale across = Scale.of(0, 1, false, area.getMinX(), area.getMaxX(), 1);
    new Frame(page, area, across, across).captionBelow(chart.xAxis().caption(), baseline);
  }
}
