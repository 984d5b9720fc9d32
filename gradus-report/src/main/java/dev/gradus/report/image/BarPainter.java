package dev.gradus.report.image;

import dev.gradus.chart.BarChart;
import dev.gradus.chart.BarChart.Bar;
import dev.gradus.chart.Dash;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;

/// Draws a [BarChart]: a name and a horizontal bar for each value.
final class BarPainter {

  private final Page page;
  private final BarChart chart;

  BarPainter(Page page, BarChart chart) {
    this.page = page;
    this.chart = chart;
  }

  void paint() {
    double top = page.head(chart.title(), "");
    double bottom = page.height() - page.margin() - Frame.footer(page);
    double widest =
        chart.bars().stream().mapToDouble(b -> page.label().width(b.name())).max().orElse(0);
    double names = Math.min(widest, 0.4 * page.width());
    double left = page.margin() + names + 12 * page.unit();
    Rectangle2D area =
        new Rectangle2D.Double(left, top, page.width() - page.margin() - left, bottom - top);
    Extent extent =
        Extent.of(
            DoubleStream.concat(
                chart.bars().stream()
                    .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.low(), bar.high())),
                DoubleStream.of(0)));
    int ticks = (int) Math.max(3, area.getWidth() / (90 * page.unit()));
    Scale x = Scale.of(extent.low(), extent.high(), false, area.getMinX(), area.getMaxX(), ticks);
    Frame frame =
        new Frame(page, area, x, Scale.of(0, 1, false, area.getMaxY(), area.getMinY(), 1));
    frame.verticalGrid();
    double height = area.getHeight() / chart.bars().size();
    for (int i = 0; i < chart.bars().size(); i++) {
      Bar bar = chart.bars().get(i);
      double y = area.getMinY() + height * i;
      double zero = x.at(0);
      double end = x.at(bar.value());
      page.surface()
          .fill(
              new Rectangle2D.Double(
                  Math.min(zero, end), y + height * 0.2, Math.abs(end - zero), height * 0.6),
              Ink.of(bar.color()));
      interval(bar, x, y + height / 2, Math.min(height * 0.16, 6 * page.unit()));
      page.surface()
          .text(
              Page.shorten(bar.name(), page.label(), names),
              left - 12 * page.unit(),
              y + height / 2 + page.label().size() * 0.35,
              page.label(),
              Anchor.END);
    }
    frame.bottomAxis(chart.axis().caption());
  }

  private void interval(Bar bar, Scale x, double y, double cap) {
    if (!bar.hasInterval()) {
      return;
    }
    double low = x.at(bar.low());
    double high = x.at(bar.high());
    for (Line2D line :
        List.of(
            new Line2D.Double(low, y, high, y),
            new Line2D.Double(low, y - cap, low, y + cap),
            new Line2D.Double(high, y - cap, high, y + cap))) {
      page.surface().stroke(line, Ink.TEXT, 1.6 * page.unit(), Dash.SOLID);
    }
  }
}
