package dev.gradus.report.image;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.StackedLines;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/// Draws [StackedLines]: the strip in a quarter of the height, the main chart below it, one x axis
/// at the bottom.
final class StackedPainter {

  private static final double STRIP = 0.26;

  private final Page page;
  private final StackedLines chart;
  private final List<Line> lines;

  StackedPainter(Page page, StackedLines chart) {
    this.page = page;
    this.chart = chart;
    this.lines =
        Stream.concat(chart.strip().lines().stream(), chart.main().lines().stream()).toList();
  }

  static double units(StackedLines chart) {
    int names = chart.strip().lines().size() + chart.main().lines().size();
    return 660 + 10.0 * Math.max(0, names - 8);
  }

  void paint() {
    double unit = page.unit();
    double top = page.head(chart.title(), "");
    double bottom = page.height() - page.margin() - Frame.footer(page);
    double split = top + STRIP * (bottom - top) + 14 * unit;
    double left =
        page.margin()
            + Math.max(room(chart.strip(), split - top), room(chart.main(), bottom - split));
    part(chart.strip(), left, top, split - 18 * unit, !legendsEqual());
    part(chart.main(), left, split, bottom, true).bottomAxis(chart.main().xAxis().caption());
  }

  /// A name of the strip is not said again where the chart below has the same.
  private boolean legendsEqual() {
    return chart.strip().lines().stream()
        .allMatch(line ->
            chart.main().lines().stream()
                .anyMatch(other ->
                    other.name().equals(line.name())
                        && other.color() == line.color()
                        && other.dash() == line.dash()));
  }

  private double room(LineChart part, double height) {
    return Frame.labelRoom(page, upwards(part, height, 0));
  }

  private Scale upwards(LineChart part, double from, double to) {
    int ticks = (int) Math.max(2, Math.abs(from - to) / (55 * page.unit()));
    return Curves.upwards(part.lines(), part.yAxis().log(), from, to, ticks);
  }

  private Frame part(LineChart part, double left, double top, double bottom, boolean legend) {
    double unit = page.unit();
    Axis yAxis = part.yAxis();
    page.surface()
        .text(
            yAxis.caption(), page.margin(), top + page.quiet().size(), page.quiet(), Anchor.START);
    double free = top + page.quiet().size() + 10 * unit;
    double high = (legend ? Legend.lines(page, part.lines(), free) : free) + 4 * unit;
    Rectangle2D area =
        new Rectangle2D.Double(left, high, page.width() - page.margin() - left, bottom - high);
    int ticks = (int) Math.max(3, area.getWidth() / (80 * unit));
    Scale x = Curves.across(lines, part.xAxis().log(), area.getMinX(), area.getMaxX(), ticks);
    Frame frame = new Frame(page, area, x, upwards(part, bottom, high));
    frame.horizontalGrid();
    new Curves(page, part.lines(), part.marks()).paint(frame);
    frame.rule(area.getMinX(), bottom, area.getMaxX(), bottom, Ink.AXIS);
    return frame;
  }
}
