package dev.gradus.report.image;

import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Histogram;
import java.awt.geom.Rectangle2D;
import java.util.Collections;

/// Draws a [Histogram]: a bar from 0 for each bin, as wide as the bin.
final class HistogramPainter {

  private final Page page;
  private final Histogram chart;

  HistogramPainter(Page page, Histogram chart) {
    this.page = page;
    this.chart = chart;
  }

  void paint() {
    double top = page.head(chart.title(), chart.yAxis().caption()) + 4 * page.unit();
    double bottom = page.height() - page.margin() - Frame.footer(page);
    double highest = Math.max(Collections.max(chart.counts()), Double.MIN_NORMAL);
    int upTicks = (int) Math.max(3, (bottom - top) / (55 * page.unit()));
    Scale y = Scale.of(0, highest * 1.04, false, bottom, top, upTicks);
    double left = page.margin() + Frame.labelRoom(page, y);
    Rectangle2D area =
        new Rectangle2D.Double(left, top, page.width() - page.margin() - left, bottom - top);
    int acrossTicks = (int) Math.max(3, area.getWidth() / (80 * page.unit()));
    Scale x =
        Scale.of(
            chart.edges().getFirst(),
            chart.edges().getLast(),
            false,
            area.getMinX(),
            area.getMaxX(),
            acrossTicks);
    Frame frame = new Frame(page, area, x, y);
    frame.horizontalGrid();
    for (int i = 0; i < chart.counts().size(); i++) {
      double from = x.at(chart.edges().get(i));
      double to = x.at(chart.edges().get(i + 1));
      double at = y.at(chart.counts().get(i));
      double slit = Math.min(1, (to - from) * 0.2);
      page.surface()
          .fill(
              new Rectangle2D.Double(from + slit / 2, at, to - from - slit, bottom - at),
              Ink.of(ColorRole.BLUE));
    }
    frame.bottomAxis(chart.xAxis().caption());
  }
}
