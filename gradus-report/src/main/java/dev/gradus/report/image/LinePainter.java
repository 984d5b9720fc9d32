package dev.gradus.report.image;

import dev.gradus.chart.LineChart;
import java.awt.geom.Rectangle2D;

/// Draws a [LineChart]: legend, grid, bands, faint traces, and the means on top.
final class LinePainter {

  private final Page page;
  private final LineChart chart;

  LinePainter(Page page, LineChart chart) {
    this.page = page;
    this.chart = chart;
  }

  void paint() {
    double free = page.head(chart.title(), chart.yAxis().caption());
    Rectangle2D area = area(Legend.lines(page, chart.lines(), free) + 6 * page.unit());
    int acrossTicks = (int) Math.max(3, area.getWidth() / (80 * page.unit()));
    Scale x =
        Curves.across(
            chart.lines(), chart.xAxis().log(), area.getMinX(), area.getMaxX(), acrossTicks);
    Frame frame = new Frame(page, area, x, upScale(area));
    frame.horizontalGrid();
    new Curves(page, chart.lines(), chart.marks()).paint(frame);
    frame.bottomAxis(chart.xAxis().caption());
  }

  private Rectangle2D area(double top) {
    double bottom = page.height() - page.margin() - Frame.footer(page);
    Rectangle2D wide =
        new Rectangle2D.Double(page.margin(), top, page.width() - 2 * page.margin(), bottom - top);
    double left = page.margin() + Frame.labelRoom(page, upScale(wide));
    return new Rectangle2D.Double(left, top, page.width() - page.margin() - left, bottom - top);
  }

  private Scale upScale(Rectangle2D area) {
    int ticks = (int) Math.max(3, area.getHeight() / (55 * page.unit()));
    return Curves.upwards(
        chart.lines(), chart.yAxis().log(), area.getMaxY(), area.getMinY(), ticks);
  }
}
