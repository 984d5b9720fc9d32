package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws a [LineChart]: legend, grid, bands, faint traces, and the means on top.
final class LinePainter {

  /// More traces than this are no traces any more but a haze, and make large files.
  private static final int MOST_TRACES = 150;

  private static final double TRACE_OPACITY = 0.16;
  private static final double BAND_OPACITY = 0.13;

  private final Page page;
  private final LineChart chart;

  LinePainter(Page page, LineChart chart) {
    this.page = page;
    this.chart = chart;
  }

  void paint() {
    double top = legend(page.head(chart.title(), chart.yAxis().caption())) + 6 * page.unit();
    Rectangle2D area = area(top);
    int acrossTicks = (int) Math.max(3, area.getWidth() / (80 * page.unit()));
    Extent across = Extent.ofX(chart.lines());
    Scale x =
        Scale.of(
            across.low(),
            across.high(),
            chart.xAxis().log(),
            area.getMinX(),
            area.getMaxX(),
            acrossTicks);
    if (chart.lines().stream().flatMap(line -> line.x().stream()).allMatch(LinePainter::isWhole)) {
      x = x.withWholeTicks();
    }
    Frame frame = new Frame(page, area, x, upScale(area));
    frame.horizontalGrid();
    Rectangle2D clip =
        new Rectangle2D.Double(
            area.getX(), area.getY() - 2, area.getWidth() + 2 * page.unit(), area.getHeight() + 3);
    page.surface().clipped(clip, () -> curves(frame));
    frame.bottomAxis(chart.xAxis().caption());
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  private Rectangle2D area(double top) {
    double bottom = page.height() - page.margin() - Frame.footer(page);
    Rectangle2D wide =
        new Rectangle2D.Double(page.margin(), top, page.width() - 2 * page.margin(), bottom - top);
    double left = page.margin() + Frame.labelRoom(page, upScale(wide));
    return new Rectangle2D.Double(left, top, page.width() - page.margin() - left, bottom - top);
  }

  private Scale upScale(Rectangle2D area) {
    Extent up = Extent.ofY(chart.lines()).padded(chart.yAxis().log());
    int ticks = (int) Math.max(3, area.getHeight() / (55 * page.unit()));
    return Scale.of(
        up.low(), up.high(), chart.yAxis().log(), area.getMaxY(), area.getMinY(), ticks);
  }

  private double legend(double top) {
    if (chart.lines().size() < 2) {
      return top;
    }
    double swatch = 30 * page.unit();
    double x = page.margin();
    double y = top + page.label().size();
    for (Line line : chart.lines()) {
      String name =
          Page.shorten(line.name(), page.label(), page.width() - 2 * page.margin() - swatch);
      double width = swatch + 7 * page.unit() + page.label().width(name);
      if (x > page.margin() && x + width > page.width() - page.margin()) {
        x = page.margin();
        y += page.label().size() * 1.6;
      }
      double middle = y - page.label().size() * 0.35;
      page.surface()
          .stroke(
              new Line2D.Double(x, middle, x + swatch, middle),
              Ink.of(line.color()),
              2.4 * page.unit(),
              line.dash());
      page.surface().text(name, x + swatch + 7 * page.unit(), y, page.label(), Anchor.START);
      x += width + 20 * page.unit();
    }
    return y + 10 * page.unit();
  }

  private void curves(Frame frame) {
    for (Line line : chart.lines()) {
      Ink ink = Ink.of(line.color());
      if (!line.band().isEmpty()) {
        page.surface().fill(band(frame, line), ink.withOpacity(BAND_OPACITY));
      }
    }
    int traces = chart.lines().stream().mapToInt(line -> line.traces().size()).sum();
    for (Line line : traces > MOST_TRACES ? List.<Line>of() : chart.lines()) {
      for (List<Double> trace : line.traces()) {
        Path2D path = curve(frame, line.x(), trace);
        page.surface()
            .stroke(path, Ink.of(line.color()).withOpacity(TRACE_OPACITY), page.unit(), Dash.SOLID);
      }
    }
    for (Line line : chart.lines().reversed()) {
      page.surface()
          .stroke(
              curve(frame, line.x(), line.mean()),
              Ink.of(line.color()),
              2.4 * page.unit(),
              line.dash());
    }
  }

  private static Path2D curve(Frame frame, List<Double> x, List<Double> y) {
    Path2D path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < x.size(); i++) {
      if (y.get(i).isNaN()) {
        down = false;
        continue;
      }
      double atX = frame.x().at(x.get(i));
      double atY = frame.y().at(y.get(i));
      if (down) {
        path.lineTo(atX, atY);
      } else {
        path.moveTo(atX, atY);
        boolean alone = i + 1 == x.size() || y.get(i + 1).isNaN();
        if (alone) {
          path.lineTo(atX, atY); // a lone point is drawn as a dot
        }
        down = true;
      }
    }
    return path;
  }

  private static Path2D band(Frame frame, Line line) {
    Path2D path = new Path2D.Double();
    int first = 0;
    while (first < line.x().size()) {
      int end = first;
      while (end < line.x().size()
          && !line.band().low().get(end).isNaN()
          && !line.band().high().get(end).isNaN()) {
        end++;
      }
      if (end > first) {
        addBandPiece(path, frame, line, first, end);
      }
      first = end + 1;
    }
    return path;
  }

  private static void addBandPiece(Path2D path, Frame frame, Line line, int first, int end) {
    path.moveTo(frame.x().at(line.x().get(first)), frame.y().at(line.band().high().get(first)));
    for (int i = first + 1; i < end; i++) {
      path.lineTo(frame.x().at(line.x().get(i)), frame.y().at(line.band().high().get(i)));
    }
    for (int i = end - 1; i >= first; i--) {
      path.lineTo(frame.x().at(line.x().get(i)), frame.y().at(line.band().low().get(i)));
    }
    path.closePath();
  }
}
