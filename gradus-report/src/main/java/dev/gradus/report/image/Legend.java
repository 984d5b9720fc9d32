package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Line2D;
import java.util.List;

/// The names of what a figure shows, each after a sample of its look, over as many lines as they
/// need.
final class Legend {

  private static final double SWATCH = 30;
  private static final double GAP = 7;

  private final Page page;
  private double x;
  private double y;

  private Legend(Page page, double top) {
    this.page = page;
    this.x = page.margin();
    this.y = top + page.label().size();
  }

  /// Draws the names of lines; one line alone needs none.
  ///
  /// @return the height below which the sheet is free
  static double lines(Page page, List<Line> lines, double top) {
    if (lines.size() < 2) {
      return top;
    }
    Legend legend = new Legend(page, top);
    for (Line line : lines) {
      legend.entry(line.name(), SWATCH, (left, middle) -> legend.swatch(line, left, middle));
    }
    return legend.bottom();
  }

  /// Draws names after the symbols of their series; one series alone needs none.
  ///
  /// @return the height below which the sheet is free
  static double symbols(Page page, List<String> names, List<Ink> inks, double top) {
    if (names.size() < 2) {
      return top;
    }
    Legend legend = new Legend(page, top);
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      legend.entry(
          names.get(i),
          SWATCH / 2,
          (left, middle) ->
              PointSymbol.ofSeries(index)
                  .draw(
                      page.surface(),
                      left + SWATCH / 4 * page.unit(),
                      middle,
                      5.5 * page.unit(),
                      inks.get(index)));
    }
    return legend.bottom();
  }

  /// Draws the sample of a look.
  @FunctionalInterface
  private interface Sample {
    void draw(double left, double middle);
  }

  private void entry(String text, double sampleUnits, Sample sample) {
    double room = sampleUnits * page.unit();
    double gap = GAP * page.unit();
    String name = Page.shorten(text, page.label(), page.width() - 2 * page.margin() - room - gap);
    double width = room + gap + page.label().width(name);
    if (x > page.margin() && x + width > page.width() - page.margin()) {
      x = page.margin();
      y += page.label().size() * 1.6;
    }
    sample.draw(x, y - page.label().size() * 0.35);
    page.surface().text(name, x + room + gap, y, page.label(), Anchor.START);
    x += width + 20 * page.unit();
  }

  private void swatch(Line line, double left, double middle) {
    Ink ink = Ink.of(line.color());
    double length = SWATCH * page.unit();
    if (line.dash() == Dash.DOTS) {
      for (int i = 1; i <= 3; i++) {
        Curves.dot(page, left + length * i / 4, middle, ink);
      }
    } else {
      page.surface()
          .stroke(
              new Line2D.Double(left, middle, left + length, middle),
              ink,
              2.4 * page.unit(),
              line.dash());
    }
  }

  private double bottom() {
    return y + 10 * page.unit();
  }
}
