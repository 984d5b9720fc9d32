package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.Mark;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws lines into a plot area: bands, faint traces, and the means on top.
///
/// @param page the sheet
/// @param lines what is drawn
/// @param marks vertical lines behind them
record Curves(Page page, List<Line> lines, List<Mark> marks) {

  /// More traces than this are no traces any more but a haze, and make large files.
  private static final int MOST_TRACES = 150;

  private static final double TRACE_OPACITY = 0.16;
  private static final double BAND_OPACITY = 0.13;

  /// {@return the scale along the bottom that suits some lines}
  static Scale across(List<Line> lines, boolean log, double from, double to, int ticks) {
    Extent extent = Extent.ofX(lines);
    Scale scale = Scale.of(extent.low(), extent.high(), log, from, to, ticks);
    boolean whole =
        lines.stream().flatMap(line -> line.x().stream()).allMatch(x -> x == Math.rint(x));
    return whole ? scale.withWholeTicks() : scale;
  }

  /// {@return the scale upwards that suits some lines}
  static Scale upwards(List<Line> lines, boolean log, double from, double to, int ticks) {
    Extent extent = Extent.ofY(lines).padded(log);
    return Scale.of(extent.low(), extent.high(), log, from, to, ticks);
  }

  void paint(Frame frame) {
    marks.forEach(mark -> mark(frame, mark));
    Rectangle2D area = frame.area();
    Rectangle2D clip =
        new Rectangle2D.Double(
            area.getX() - 3 * page.unit(),
            area.getY() - 2,
            area.getWidth() + 6 * page.unit(),
            area.getHeight() + 3);
    page.surface().clipped(clip, () -> curves(frame));
  }

  private void mark(Frame frame, Mark mark) {
    Rectangle2D area = frame.area();
    double x = frame.x().at(mark.x());
    if (x < area.getMinX() - 1 || x > area.getMaxX() + 1) {
      return;
    }
    page.surface()
        .stroke(
            new Line2D.Double(x, area.getMinY(), x, area.getMaxY()),
            Ink.QUIET,
            1.2 * page.unit(),
            Dash.DASHED);
    boolean right = x > area.getCenterX();
    page.surface()
        .text(
            mark.label(),
            x + (right ? -6 : 6) * page.unit(),
            area.getMinY() + page.quiet().size(),
            page.quiet(),
            right ? Anchor.END : Anchor.START);
  }

  static void dot(Page page, double x, double y, Ink ink) {
    double r = 2.8 * page.unit();
    page.surface().fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), ink);
  }

  private void dots(Frame frame, Line line) {
    for (int i = 0; i < line.x().size(); i++) {
      if (!line.mean().get(i).isNaN()) {
        dot(
            page,
            frame.x().at(line.x().get(i)),
            frame.y().at(line.mean().get(i)),
            Ink.of(line.color()).withOpacity(0.75));
      }
    }
  }

  private void curves(Frame frame) {
    for (Line line : lines) {
      Ink ink = Ink.of(line.color());
      if (!line.band().isEmpty()) {
        page.surface().fill(band(frame, line), ink.withOpacity(BAND_OPACITY));
      }
    }
    int traces = lines.stream().mapToInt(line -> line.traces().size()).sum();
    for (Line line : traces > MOST_TRACES ? List.<Line>of() : lines) {
      for (List<Double> trace : line.traces()) {
        Path2D path = curve(frame, line.x(), trace);
        page.surface()
            .stroke(path, Ink.of(line.color()).withOpacity(TRACE_OPACITY), page.unit(), Dash.SOLID);
      }
    }
    for (Line line : lines.reversed()) {
      if (line.dash() == Dash.DOTS) {
        dots(frame, line);
        continue;
      }
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
