package dev.gradus.report.image;

import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.Collections;

/// Draws [HistogramPanels]. Panels that flow are whole histograms, up to three side by side; panels
/// in named rows are small ones with a title and an x axis.
final class HistogramsPainter {

  private static final int MOST_COLUMNS = 3;
  private static final int PANEL_HEIGHT = 216;

  /// Panels have smaller margins of their own, of which neighbors share a part.
  private static final double OVERLAP = 14;

  private static final double INDENT = 6.5;
  private static final double SMALL = 0.8;
  private static final double ROW = 142;
  private static final double NAME = 24;
  private static final double GAP = 26;

  private final Page page;
  private final HistogramPanels chart;

  HistogramsPainter(Page page, HistogramPanels chart) {
    this.page = page;
    this.chart = chart;
  }

  /// {@return the height that panels need below their head, in units}
  static double units(HistogramPanels chart) {
    if (flows(chart)) {
      int rows = Math.ceilDiv(chart.rows().getFirst().panels().size(), flowing(chart));
      return rows * (PANEL_HEIGHT - OVERLAP);
    }
    double height = 20;
    for (HistogramPanels.Row row : chart.rows()) {
      height += ROW + (row.label().isEmpty() ? 0 : NAME);
    }
    return height;
  }

  private static boolean flows(HistogramPanels chart) {
    return chart.rows().size() == 1 && chart.rows().getFirst().label().isEmpty();
  }

  /// Four stand two by two.
  private static int flowing(HistogramPanels chart) {
    int number = chart.rows().getFirst().panels().size();
    return number == MOST_COLUMNS + 1 ? 2 : Math.min(number, MOST_COLUMNS);
  }

  void paint() {
    double top = page.head(chart.title(), chart.caption());
    if (flows(chart)) {
      flowing(top - OVERLAP * page.unit());
    } else {
      rows(top);
    }
  }

  private void flowing(double top) {
    double unit = page.unit();
    int columns = flowing(chart);
    int width = (int) ((page.width() - 2 * INDENT * unit) / columns);
    int height = (int) (unit * PANEL_HEIGHT);
    double pitch = unit * (PANEL_HEIGHT - OVERLAP);
    var panels = chart.rows().getFirst().panels();
    for (int i = 0; i < panels.size(); i++) {
      double left = INDENT * unit + i % columns * (double) width;
      Surface part = new PartSurface(page.surface(), left, top + Math.floorDiv(i, columns) * pitch);
      Page sheet = new Page(part, width, height, unit * Page.SMALLEST_UNIT);
      new HistogramPainter(sheet, panels.get(i)).paint();
    }
  }

  private void rows(double top) {
    double unit = page.unit();
    double pitch = (page.width() - 2 * page.margin() + GAP * unit) / chart.columns();
    double y = top + 4 * unit;
    for (HistogramPanels.Row row : chart.rows()) {
      if (!row.label().isEmpty()) {
        page.surface()
            .text(
                Page.shorten(row.label(), page.strong(), page.width() - 2 * page.margin()),
                page.margin(),
                y + page.strong().size(),
                page.strong(),
                Anchor.START);
        y += NAME * unit;
      }
      for (int i = 0; i < row.panels().size(); i++) {
        Rectangle2D area =
            new Rectangle2D.Double(
                page.margin() + i * pitch, y + 20 * unit, pitch - GAP * unit, (ROW - 66) * unit);
        small(row.panels().get(i), area);
      }
      y += ROW * unit;
    }
  }

  private void small(Histogram panel, Rectangle2D area) {
    Page sheet = new Page(page.surface(), page.width(), page.height(), SMALL * page.unit());
    double highest = Math.max(Collections.max(panel.counts()), Double.MIN_NORMAL);
    int ticks = (int) Math.max(2, area.getWidth() / (50 * page.unit()));
    Scale x =
        Scale.of(
            panel.edges().getFirst(),
            panel.edges().getLast(),
            false,
            area.getMinX(),
            area.getMaxX(),
            ticks);
    Scale y = Scale.of(0, highest, false, area.getMaxY(), area.getMinY(), 2);
    page.surface()
        .text(
            Page.shorten(panel.title(), sheet.quiet(), area.getWidth()),
            area.getMinX(),
            area.getMinY() - 6 * page.unit(),
            sheet.quiet(),
            Anchor.START);
    for (int i = 0; i < panel.counts().size(); i++) {
      double from = x.at(panel.edges().get(i));
      double to = x.at(panel.edges().get(i + 1));
      double at = y.at(panel.counts().get(i));
      double slit = Math.min(1, (to - from) * 0.2);
      page.surface()
          .fill(
              new Rectangle2D.Double(from + slit / 2, at, to - from - slit, area.getMaxY() - at),
              Ink.of(ColorRole.BLUE));
    }
    new Frame(sheet, area, x, y).bottomTicks();
  }
}
