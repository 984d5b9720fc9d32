package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// The plot area with its grid, ticks and tick labels.
///
/// @param page the sheet
/// @param area the plot area
/// @param x the scale along the bottom
/// @param y the scale along the left side
record Frame(Page page, Rectangle2D area, Scale x, Scale y) {

  /// The space that tick labels and the caption below the plot area take.
  static double footer(Page page) {
    return 2.6 * page.label().size() + 12 * page.unit();
  }

  void horizontalGrid() {
    List<String> labels = y.labels();
    for (int i = 0; i < labels.size(); i++) {
      double at = y.at(y.ticks().get(i));
      rule(area.getMinX(), at, area.getMaxX(), at, Ink.RULE);
      page.surface()
          .text(
              labels.get(i),
              area.getMinX() - 8 * page.unit(),
              at + page.quiet().size() * 0.35,
              page.quiet(),
              Anchor.END);
    }
  }

  void verticalGrid() {
    for (double tick : x.ticks()) {
      rule(x.at(tick), area.getMinY(), x.at(tick), area.getMaxY(), Ink.RULE);
    }
  }

  /// Draws the line along the bottom, its ticks with their labels, and the words below.
  void bottomAxis(String caption) {
    bottomTicks();
    captionBelow(caption, area.getMaxY() + page.quiet().size() + 9 * page.unit());
  }

  /// Draws words below the labels of the ticks, whose baseline is given.
  void captionBelow(String caption, double baseline) {
    page.surface()
        .text(
            Page.shorten(caption, page.quiet(), page.width() - 2 * page.margin()),
            Math.max(
                area.getCenterX(),
                page.margin()
                    + Math.min(page.quiet().width(caption), page.width() - 2 * page.margin()) / 2),
            baseline + page.quiet().size() + 7 * page.unit(),
            page.quiet(),
            Anchor.MIDDLE);
  }

  /// Draws the line along the bottom and its ticks with their labels, as many as do not touch.
  void bottomTicks() {
    double bottom = area.getMaxY();
    rule(area.getMinX(), bottom, area.getMaxX(), bottom, Ink.AXIS);
    List<String> labels = x.labels();
    double baseline = bottom + page.quiet().size() + 9 * page.unit();
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < labels.size(); i++) {
      double at = x.at(x.ticks().get(i));
      rule(at, bottom, at, bottom + 5 * page.unit(), Ink.AXIS);
      double half = page.quiet().width(labels.get(i)) / 2;
      double centered = Math.max(half, Math.min(page.width() - half - 4, at));
      if (centered - half > free) {
        page.surface().text(labels.get(i), centered, baseline, page.quiet(), Anchor.MIDDLE);
        free = centered + half + 8 * page.unit();
      }
    }
  }

  void rule(double x1, double y1, double x2, double y2, Ink ink) {
    page.surface().stroke(new Line2D.Double(x1, y1, x2, y2), ink, page.unit(), Dash.SOLID);
  }

  /// {@return the room that the labels of a scale need on the left}
  static double labelRoom(Page page, Scale scale) {
    double widest = scale.labels().stream().mapToDouble(page.quiet()::width).max().orElse(0);
    return widest + 8 * page.unit();
  }
}
