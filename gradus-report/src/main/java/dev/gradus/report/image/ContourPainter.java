package dev.gradus.report.image;

import dev.gradus.chart.ContourChart;
import dev.gradus.chart.ContourChart.Contour;
import dev.gradus.chart.ContourChart.Path;
import dev.gradus.chart.Dash;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws a [ContourChart]: quiet lines of equal value with their levels, and the paths on top, each
/// with symbols of its own.
final class ContourPainter {

  private final Page page;
  private final ContourChart chart;

  ContourPainter(Page page, ContourChart chart) {
    this.page = page;
    this.chart = chart;
  }

  void paint() {
    double unit = page.unit();
    double free = page.head(chart.title(), chart.yAxis().caption());
    double top =
        Legend.symbols(
                page,
                chart.paths().stream().map(Path::name).toList(),
                chart.paths().stream().map(path -> Ink.of(path.color())).toList(),
                free)
            + 6 * unit;
    double bottom = page.height() - page.margin() - Frame.footer(page);
    List<Double> ups = chart.grid().y();
    int ticks = (int) Math.max(3, (bottom - top) / (55 * unit));
    Scale y = Scale.of(ups.getFirst(), ups.getLast(), false, bottom, top, ticks);
    double left = page.margin() + Frame.labelRoom(page, y);
    Rectangle2D area =
        new Rectangle2D.Double(left, top, page.width() - page.margin() - left, bottom - top);
    List<Double> across = chart.grid().x();
    int xTicks = (int) Math.max(3, area.getWidth() / (80 * unit));
    Scale x =
        Scale.of(
            across.getFirst(), across.getLast(), false, area.getMinX(), area.getMaxX(), xTicks);
    Frame frame = new Frame(page, area, x, y);
    frame.horizontalGrid();
    page.surface()
        .clipped(
            area,
            () -> {
              chart.contours().forEach(contour -> contour(frame, contour));
              for (int i = 0; i < chart.paths().size(); i++) {
                path(frame, chart.paths().get(i), PointSymbol.ofSeries(i));
              }
            });
    frame.bottomAxis(chart.xAxis().caption());
  }

  private void contour(Frame frame, Contour contour) {
    page.surface()
        .stroke(
            curve(frame, contour.x(), contour.y()),
            Ink.AXIS.withOpacity(0.8),
            page.unit(),
            Dash.SOLID);
    label(frame, contour);
  }

  /// The level stands where its line is highest, on a patch of paper; in the middle if that is at
  /// the edge of the figure.
  private void label(Frame frame, Contour contour) {
    String level = Scale.plainLabels(List.of(contour.level())).getFirst();
    double height = page.quiet().size();
    double width = page.quiet().width(level) + 6 * page.unit();
    int at = 0;
    for (int i = 0; i < contour.y().size(); i++) {
      double y = frame.y().at(contour.y().get(i));
      double x = frame.x().at(contour.x().get(i));
      boolean inside =
          y > frame.area().getMinY() + height
              && x > frame.area().getMinX() + width
              && x < frame.area().getMaxX() - width;
      if (inside && (at == 0 || contour.y().get(i) > contour.y().get(at))) {
        at = i;
      }
    }
    if (at == 0) {
      return;
    }
    double x = frame.x().at(contour.x().get(at));
    double y = frame.y().at(contour.y().get(at));
    page.surface()
        .fill(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height), Ink.PAPER);
    page.surface().text(level, x, y + height * 0.35, page.quiet(), Anchor.MIDDLE);
  }

  private void path(Frame frame, Path path, PointSymbol symbol) {
    Ink ink = Ink.of(path.color());
    page.surface()
        .stroke(
            curve(frame, path.x(), path.y()), ink.withOpacity(0.7), 1.6 * page.unit(), Dash.SOLID);
    for (int i = 0; i < path.x().size(); i++) {
      double radius = (i == 0 || i == path.x().size() - 1 ? 5.5 : 3.6) * page.unit();
      symbol.draw(
          page.surface(),
          frame.x().at(path.x().get(i)),
          frame.y().at(path.y().get(i)),
          radius,
          ink);
    }
  }

  private static Path2D curve(Frame frame, List<Double> x, List<Double> y) {
    Path2D curve = new Path2D.Double();
    curve.moveTo(frame.x().at(x.getFirst()), frame.y().at(y.getFirst()));
    for (int i = 1; i < x.size(); i++) {
      curve.lineTo(frame.x().at(x.get(i)), frame.y().at(y.get(i)));
    }
    return curve;
  }
}
