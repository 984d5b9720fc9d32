package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.SlopeChart;
import dev.gradus.chart.SlopeChart.Pair;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Draws a [SlopeChart]: a line for each pair in the color of what it came to, and the mean of the
/// whole pairs on top.
final class SlopePainter {

  private final Page page;
  private final SlopeChart chart;

  SlopePainter(Page page, SlopeChart chart) {
    this.page = page;
    this.chart = chart;
  }

  void paint() {
    double unit = page.unit();
    double top = page.head(chart.title(), chart.axis().caption()) + 8 * unit;
    double bottom = page.height() - page.margin() - 1.6 * page.label().size() - 12 * unit;
    Extent extent =
        Extent.of(chart.pairs().stream().flatMapToDouble(p -> DoubleStream.of(p.left(), p.right())))
            .padded(chart.axis().log());
    int ticks = (int) Math.max(3, (bottom - top) / (55 * unit));
    Scale y = Scale.of(extent.low(), extent.high(), chart.axis().log(), bottom, top, ticks);
    double left = page.margin() + Frame.labelRoom(page, y);
    Rectangle2D area =
        new Rectangle2D.Double(
            left, top, 0.76 * (page.width() - page.margin() - left), bottom - top);
    double from = area.getMinX() + 0.26 * area.getWidth();
    double to = area.getMaxX();
    Frame frame = new Frame(page, area, Scale.of(0, 1, false, from, to, 1), y);
    frame.horizontalGrid();
    frame.rule(from, top, from, bottom, Ink.AXIS);
    frame.rule(to, top, to, bottom, Ink.AXIS);
    double baseline = bottom + page.strong().size() + 10 * unit;
    double room = 0.5 * area.getWidth();
    name(chart.leftName(), from, baseline, room);
    name(chart.rightName(), to, baseline, room);
    chart.pairs().forEach(pair -> pair(pair, frame, from, to));
    mean(frame, from, to);
    names(frame, to + 14 * unit);
  }

  private void name(String name, double x, double baseline, double room) {
    page.surface()
        .text(Page.shorten(name, page.strong(), room), x, baseline, page.strong(), Anchor.MIDDLE);
  }

  private void pair(Pair pair, Frame frame, double from, double to) {
    double unit = page.unit();
    if (pair.isWhole()) {
      Ink ink = Ink.of(chart.outcome(pair));
      double right = frame.y().at(pair.right());
      page.surface()
          .stroke(
              new Line2D.Double(from, frame.y().at(pair.left()), to, right),
              ink.withOpacity(0.75),
              1.8 * unit,
              Dash.SOLID);
      Curves.dot(page, from, frame.y().at(pair.left()), ink);
      Marker.draw(page.surface(), chart.outcome(pair), to, right, 5 * unit);
    } else if (!Double.isNaN(pair.left())) {
      Curves.dot(page, from, frame.y().at(pair.left()), Ink.QUIET);
    } else if (!Double.isNaN(pair.right())) {
      Curves.dot(page, to, frame.y().at(pair.right()), Ink.QUIET);
    }
  }

  private void mean(Frame frame, double from, double to) {
    List<Pair> whole = chart.pairs().stream().filter(Pair::isWhole).toList();
    if (whole.size() < 2) {
      return;
    }
    double left = mean(whole, Pair::left);
    double right = mean(whole, Pair::right);
    page.surface()
        .stroke(
            new Line2D.Double(from, frame.y().at(left), to, frame.y().at(right)),
            Ink.TEXT,
            3.2 * page.unit(),
            Dash.SOLID);
    page.surface()
        .text(
            "mean",
            from - 12 * page.unit(),
            frame.y().at(left) + page.label().size() * 0.35,
            page.strong(),
            Anchor.END);
  }

  private static double mean(List<Pair> pairs, ToDoubleFunction<Pair> value) {
    return pairs.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /// Names stand at the right ends of their lines, where there is room for all of them.
  private void names(Frame frame, double x) {
    List<Pair> ordered = new ArrayList<>(chart.pairs());
    ordered.removeIf(pair -> Double.isNaN(pair.right()));
    ordered.sort(Comparator.comparingDouble(Pair::right).reversed());
    double height = page.quiet().size() * 1.2;
    double free = Double.NEGATIVE_INFINITY;
    double room = page.width() - page.margin() - x;
    for (Pair pair : ordered) {
      double baseline = frame.y().at(pair.right()) + page.quiet().size() * 0.35;
      if (baseline - height >= free) {
        page.surface()
            .text(
                Page.shorten(pair.name(), page.quiet(), room),
                x,
                baseline,
                page.quiet(),
                Anchor.START);
        free = baseline;
      }
    }
  }
}
