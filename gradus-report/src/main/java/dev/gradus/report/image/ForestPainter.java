package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.ForestPlot.Row;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.DoubleStream;

/// Draws a [ForestPlot]: names on the left, intervals in the middle, verdicts on the right.
///
/// On a narrow sheet the name and the verdict stand above their interval instead.
final class ForestPainter {

  private static final double POINT_OPACITY = 0.45;

  private final Page page;
  private final ForestPlot chart;
  private final double gap;
  private final double names;
  private final double verdicts;
  private final boolean stacked;

  ForestPainter(Page page, ForestPlot chart) {
    this.page = page;
    this.chart = chart;
    gap = 14 * page.unit();
    double widestName =
        chart.rows().stream().mapToDouble(r -> page.label().width(r.name())).max().orElse(0);
    double widestVerdict =
        chart.rows().stream().mapToDouble(r -> page.strong().width(r.verdict())).max().orElse(0);
    double room = page.width() - 2 * page.margin();
    stacked = widestName + widestVerdict + 2 * gap > 0.5 * room;
    names = stacked ? 0 : widestName + gap;
    verdicts = stacked ? 0 : widestVerdict + gap;
  }

  void paint() {
    double top = page.head(chart.title(), "") + page.quiet().size() + 10 * page.unit();
    double bottom = page.height() - page.margin() - Frame.footer(page);
    double left = page.margin() + names;
    Rectangle2D area =
        new Rectangle2D.Double(
            left, top, page.width() - page.margin() - verdicts - left, bottom - top);
    Extent extent =
        Extent.of(
                DoubleStream.concat(
                    chart.rows().stream().flatMapToDouble(ForestPainter::numbers),
                    DoubleStream.of(0, -chart.zone(), chart.zone())))
            .padded(false);
    int ticks = (int) Math.max(3, area.getWidth() / (90 * page.unit()));
    Scale x = Scale.of(extent.low(), extent.high(), false, area.getMinX(), area.getMaxX(), ticks);
    Frame frame =
        new Frame(page, area, x, Scale.of(0, 1, false, area.getMaxY(), area.getMinY(), 1));
    background(frame);
    double rowHeight = area.getHeight() / chart.rows().size();
    for (int i = 0; i < chart.rows().size(); i++) {
      row(frame, chart.rows().get(i), area.getMinY() + rowHeight * i, rowHeight);
    }
    frame.bottomAxis(chart.axis().caption());
  }

  private static DoubleStream numbers(Row row) {
    return DoubleStream.concat(
        DoubleStream.of(row.low(), row.mean(), row.high()),
        row.points().stream().mapToDouble(Double::doubleValue));
  }

  private void background(Frame frame) {
    Rectangle2D area = frame.area();
    if (chart.zone() > 0) {
      double from = frame.x().at(-chart.zone());
      double to = frame.x().at(chart.zone());
      page.surface()
          .fill(
              new Rectangle2D.Double(from, area.getMinY(), to - from, area.getHeight()), Ink.ZONE);
    }
    frame.verticalGrid();
    double zero = frame.x().at(0);
    page.surface()
        .stroke(
            new Line2D.Double(zero, area.getMinY(), zero, area.getMaxY()),
            Ink.TEXT,
            1.4 * page.unit(),
            Dash.SOLID);
    double half = page.quiet().width(chart.zeroLabel()) / 2;
    double x = Math.max(page.margin() + half, Math.min(page.width() - page.margin() - half, zero));
    page.surface()
        .text(chart.zeroLabel(), x, area.getMinY() - 7 * page.unit(), page.quiet(), Anchor.MIDDLE);
  }

  private void row(Frame frame, Row row, double top, double height) {
    Ink ink = Ink.of(row.outcome());
    double line = stacked ? top + height * 0.68 : top + height / 2;
    interval(frame, row, line, Math.min(height * 0.16, 6 * page.unit()));
    double right = page.width() - page.margin();
    if (stacked) {
      double baseline = top + height * 0.68 - 11 * page.unit();
      double room = right - page.margin() - page.strong().width(row.verdict()) - gap;
      page.surface()
          .text(
              Page.shorten(row.name(), page.label(), room),
              page.margin(),
              baseline,
              page.label(),
              Anchor.START);
      page.surface()
          .text(
              row.verdict(),
              right,
              baseline,
              new Surface.Lettering(page.strong().size(), true, ink),
              Anchor.END);
    } else {
      double baseline = line + page.label().size() * 0.35;
      page.surface()
          .text(row.name(), frame.area().getMinX() - gap, baseline, page.label(), Anchor.END);
      page.surface()
          .text(
              row.verdict(),
              frame.area().getMaxX() + gap,
              baseline,
              new Surface.Lettering(page.strong().size(), true, ink),
              Anchor.START);
    }
  }

  private void interval(Frame frame, Row row, double y, double cap) {
    Ink ink = Ink.of(row.outcome());
    double dot = 3 * page.unit();
    double below = y + 11 * page.unit();
    for (double point : row.points()) {
      double x = frame.x().at(point);
      page.surface()
          .fill(
              new Ellipse2D.Double(x - dot, below - dot, 2 * dot, 2 * dot),
              ink.withOpacity(POINT_OPACITY));
    }
    if (!Double.isNaN(row.low()) && !Double.isNaN(row.high())) {
      double low = frame.x().at(row.low());
      double high = frame.x().at(row.high());
      page.surface().stroke(new Line2D.Double(low, y, high, y), ink, 2.6 * page.unit(), Dash.SOLID);
      page.surface()
          .stroke(
              new Line2D.Double(low, y - cap, low, y + cap), ink, 1.8 * page.unit(), Dash.SOLID);
      page.surface()
          .stroke(
              new Line2D.Double(high, y - cap, high, y + cap), ink, 1.8 * page.unit(), Dash.SOLID);
    }
    if (Double.isNaN(row.mean())) {
      double zero = frame.x().at(0);
      boolean right = zero > frame.area().getCenterX();
      page.surface()
          .text(
              "no estimate",
              right ? zero - 10 * page.unit() : zero + 10 * page.unit(),
              y + page.quiet().size() * 0.35,
              page.quiet(),
              right ? Anchor.END : Anchor.START);
    } else {
      Marker.draw(page.surface(), row.outcome(), frame.x().at(row.mean()), y, 6.5 * page.unit());
    }
  }
}
