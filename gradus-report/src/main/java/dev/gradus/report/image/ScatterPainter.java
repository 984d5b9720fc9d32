package dev.gradus.report.image;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ScatterChart;
import dev.gradus.chart.ScatterChart.Point;
import dev.gradus.chart.ScatterChart.Series;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Draws a [ScatterChart]: a symbol for each point, with a scale of colors where points have
/// values.
final class ScatterPainter {

  private final Page page;
  private final ScatterChart chart;
  private final Optional<HeatColors> colors;

  ScatterPainter(Page page, ScatterChart chart) {
    this.page = page;
    this.chart = chart;
    this.colors = chart.colors().map(axis -> HeatColors.of(axis, numbers(Point::value)));
  }

  private DoubleStream numbers(ToDoubleFunction<Point> number) {
    return chart.series().stream().flatMap(one -> one.points().stream()).mapToDouble(number);
  }

  void paint() {
    double unit = page.unit();
    double free = page.head(chart.title(), chart.yAxis().caption());
    free =
        Legend.symbols(
            page,
            chart.series().stream().map(Series::name).toList(),
            chart.series().stream().map(this::legendInk).toList(),
            free);
    if (colors.isPresent()) {
      colors.get().bar(page, free + 4 * unit, false);
      free += HeatColors.barUnits() * unit;
    }
    double top = free + 6 * unit;
    double bottom = page.height() - page.margin() - Frame.footer(page);
    int ticks = (int) Math.max(3, (bottom - top) / (55 * unit));
    Scale y = scale(chart.yAxis(), numbers(Point::y), bottom, top, ticks);
    double left = page.margin() + Frame.labelRoom(page, y);
    Rectangle2D area =
        new Rectangle2D.Double(left, top, page.width() - page.margin() - left, bottom - top);
    int across = (int) Math.max(3, area.getWidth() / (90 * unit));
    Scale x = scale(chart.xAxis(), numbers(Point::x), area.getMinX(), area.getMaxX(), across);
    Frame frame = new Frame(page, area, x, y);
    frame.horizontalGrid();
    frame.verticalGrid();
    for (int i = 0; i < chart.series().size(); i++) {
      series(frame, chart.series().get(i), PointSymbol.ofSeries(i));
    }
    frame.bottomAxis(chart.xAxis().caption());
  }

  private static Scale scale(Axis axis, DoubleStream values, double from, double to, int ticks) {
    Extent extent = Extent.of(values).padded(axis.log());
    return Scale.of(extent.low(), extent.high(), axis.log(), from, to, ticks);
  }

  private void series(Frame frame, Series series, PointSymbol symbol) {
    double radius = 5 * page.unit();
    for (Point point : series.points()) {
      double x = frame.x().at(point.x());
      double y = frame.y().at(point.y());
      symbol.draw(page.surface(), x, y, radius + page.unit(), Ink.PAPER);
      symbol.draw(page.surface(), x, y, radius, ink(series, point));
      if (series.labeled()) {
        label(frame.area(), point.name(), x, y);
      }
    }
  }

  /// Where color says something else, series differ by symbol alone.
  private Ink legendInk(Series series) {
    return colors.isPresent() ? Ink.QUIET : Ink.of(series.color());
  }

  private Ink ink(Series series, Point point) {
    if (colors.isEmpty()) {
      return Ink.of(series.color());
    }
    return Double.isNaN(point.value()) ? HeatColors.ZERO : colors.get().of(point.value());
  }

  private void label(Rectangle2D area, String name, double x, double y) {
    double gap = 10 * page.unit();
    boolean fits = x + gap + page.quiet().width(name) <= area.getMaxX();
    page.surface()
        .text(
            Page.shorten(name, page.quiet(), area.getWidth() / 2),
            fits ? x + gap : x - gap,
            y + page.quiet().size() * 0.35,
            page.quiet(),
            fits ? Anchor.START : Anchor.END);
  }
}
