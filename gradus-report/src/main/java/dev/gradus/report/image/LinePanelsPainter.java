package dev.gradus.report.image;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.LinePanels;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws [LinePanels]: one legend, then small line charts whose axes are labeled at the left and at
/// the bottom.
final class LinePanelsPainter {

  private static final double SMALL = 0.82;
  private static final double GAP = 16;
  private static final double TITLE = 24;

  private final Page page;
  private final LinePanels chart;
  private final List<Line> lines;
  private final int columns;

  LinePanelsPainter(Page page, LinePanels chart) {
    this.page = page;
    this.chart = chart;
    this.lines = chart.allLines();
    this.columns = chart.columns();
  }

  static double units(LinePanels chart) {
    double across = (900.0 - 100) / chart.columns();
    double panel = Math.clamp(0.72 * across, 80, 300) + TITLE + GAP;
    return 150
        + 10.0 * Math.max(0, chart.legend().size() - 4)
        + panel * Math.ceilDiv(chart.panels().size(), chart.columns());
  }

  void paint() {
    double unit = page.unit();
    double free = page.head(chart.title(), chart.caption());
    Axis yAxis = chart.panels().getFirst().yAxis();
    page.surface()
        .text(
            yAxis.caption(), page.margin(), free + page.quiet().size(), page.quiet(), Anchor.START);
    double top =
        Legend.lines(page, chart.legend(), free + page.quiet().size() + 10 * unit) + 4 * unit;
    Page small = new Page(page.surface(), page.width(), page.height(), SMALL * unit);
    double bottom = page.height() - page.margin() - Frame.footer(page);
    int rows = Math.ceilDiv(chart.panels().size(), columns);
    double pitchDown = (bottom - top) / rows;
    double height = pitchDown - TITLE * unit - GAP * unit;
    int ticksUp = (int) Math.max(2, height / (26 * unit));
    double left =
        page.margin()
            + Frame.labelRoom(small, Curves.upwards(lines, yAxis.log(), height, 0, ticksUp));
    double pitchAcross = (page.width() - page.margin() - left + GAP * unit) / columns;
    double width = pitchAcross - GAP * unit;
    for (int i = 0; i < chart.panels().size(); i++) {
      Rectangle2D area =
          new Rectangle2D.Double(
              left + i % columns * pitchAcross,
              top + Math.floorDiv(i, columns) * pitchDown + TITLE * unit,
              width,
              height);
      panel(small, chart.panels().get(i), area, i);
    }
    caption(small, bottom);
  }

  private void panel(Page small, LineChart panel, Rectangle2D area, int index) {
    double unit = page.unit();
    boolean log = panel.yAxis().log();
    int ticksUp = (int) Math.max(2, area.getHeight() / (26 * unit));
    int ticksAcross = (int) Math.max(2, area.getWidth() / (56 * unit));
    Scale y = Curves.upwards(lines, log, area.getMaxY(), area.getMinY(), ticksUp);
    Scale x =
        Curves.across(lines, panel.xAxis().log(), area.getMinX(), area.getMaxX(), ticksAcross);
    Frame frame = new Frame(small, area, x, y);
    if (index % columns == 0) {
      frame.horizontalGrid();
    } else {
      y.ticks()
          .forEach(
              tick -> frame.rule(area.getMinX(), y.at(tick), area.getMaxX(), y.at(tick), Ink.RULE));
    }
    page.surface()
        .text(
            Page.shorten(panel.title(), small.strong(), area.getWidth()),
            area.getMinX(),
            area.getMinY() - 7 * unit,
            small.strong(),
            Anchor.START);
    new Curves(small, panel.lines(), panel.marks()).paint(frame);
    if (index + columns >= chart.panels().size()) {
      frame.bottomTicks();
    } else {
      frame.rule(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), Ink.AXIS);
    }
  }

  private void caption(Page small, double bottom) {
    Scale across = Scale.of(0, 1, false, 0, 1, 1);
    Rectangle2D whole =
        new Rectangle2D.Double(
            page.margin(), 0, page.width() - 2 * page.margin(), bottom - GAP * page.unit());
    new Frame(page, whole, across, across)
        .captionBelow(
            chart.panels().getFirst().xAxis().caption(),
            whole.getMaxY() + small.quiet().size() + 9 * page.unit());
  }
}
