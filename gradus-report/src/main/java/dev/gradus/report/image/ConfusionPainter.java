package dev.gradus.report.image;

import dev.gradus.chart.ColorRole;
import dev.gradus.chart.ConfusionTable;
import dev.gradus.chart.Dash;
import dev.gradus.report.image.Surface.Anchor;
import dev.gradus.report.image.Surface.Lettering;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/// Draws a [ConfusionTable]: blue where right, vermilion where wrong, the darker the larger the
/// share of the row. Mistakes are shaded by the square root of their share, since few per cent are
/// what matters. Small cells go without numbers.
final class ConfusionPainter {

  private static final double MARGIN = 26;
  private static final double LARGEST_CELL = 58;
  private static final double SMALLEST_CELL = 7;
  private static final double ROOM = 680;
  private static final double LARGEST_LABEL = 140;
  private static final double SMALLEST_SHEET = 380;
  private static final double LABEL_GAP = 9;
  private static final double DARK = 0.52;
  private static final int WHITE = 0xFF;

  private final ConfusionTable table;
  private final double unit;
  private final double cell;
  private final double labels;
  private final double left;
  private final double top;
  private final int width;
  private final int height;

  /// @param unit pixels of a unit, a whole number
  ConfusionPainter(ConfusionTable table, int unit) {
    this.table = table;
    this.unit = unit;
    int classes = table.labels().size();
    this.cell = Math.floor(Math.clamp(ROOM / classes, SMALLEST_CELL, LARGEST_CELL)) * unit;
    double widest = table.labels().stream().mapToDouble(quiet()::width).max().orElse(0);
    this.labels = Math.min(widest, LARGEST_LABEL * unit);
    this.left = Math.ceil(MARGIN * unit + 22 * unit + labels + LABEL_GAP * unit);
    double wide = Math.max(left + classes * cell + MARGIN * unit, SMALLEST_SHEET * unit);
    this.width = (int) Math.ceil(wide);
    double words = width - 2 * MARGIN * unit;
    double head =
        MARGIN * unit
            + Page.wrap(table.title(), title(), words).size() * (title().size() + 6 * unit)
            + captionLines().size() * (quiet().size() + 5 * unit);
    this.top = Math.ceil(head + 12 * unit);
    double below = isTurned() ? labels : quiet().size();
    this.height =
        (int)
            Math.ceil(top + classes * cell + LABEL_GAP * unit + below + 30 * unit + MARGIN * unit);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// {@return where a cell stands}
  Rectangle2D place(int row, int column) {
    return new Rectangle2D.Double(left + column * cell, top + row * cell, cell, cell);
  }

  void paint(Surface surface) {
    double y = MARGIN * unit;
    for (String line : Page.wrap(table.title(), title(), width - 2 * MARGIN * unit)) {
      y += title().size();
      surface.text(line, MARGIN * unit, y, title(), Anchor.START);
      y += 6 * unit;
    }
    for (String line : captionLines()) {
      y += quiet().size();
      surface.text(line, MARGIN * unit, y, quiet(), Anchor.START);
      y += 5 * unit;
    }
    int classes = table.labels().size();
    for (int row = 0; row < classes; row++) {
      for (int column = 0; column < classes; column++) {
        cell(surface, row, column);
      }
    }
    rules(surface, classes);
    names(surface, classes);
  }

  private void cell(Surface surface, int row, int column) {
    double share = table.share(row, column);
    if (share > 0) {
      Ink ink = ink(share, row == column);
      Rectangle2D place = place(row, column);
      surface.fill(place, ink);
      String count = String.format(Locale.ROOT, "%,d", table.counts().get(row).get(column));
      Lettering type =
          new Lettering(12 * unit, row == column, light(ink) < DARK ? Ink.PAPER : Ink.TEXT);
      if (type.width(count) <= cell - 4 * unit && type.size() < cell) {
        surface.text(
            count,
            place.getCenterX(),
            place.getCenterY() + type.size() * 0.35,
            type,
            Anchor.MIDDLE);
      }
    }
  }

  /// Mixed with the paper rather than transparent, so that the same color is written everywhere.
  private static Ink ink(double share, boolean right) {
    int full = Ink.of(right ? ColorRole.BLUE : ColorRole.VERMILION).rgb();
    double part = shade(share, right);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double color = WHITE + part * ((full >> shift & WHITE) - WHITE);
      mixed |= (int) Math.round(color) << shift;
    }
    return new Ink(mixed, 1);
  }

  /// Luma of ITU-R BT.601, 0 to 1.
  private static double light(Ink ink) {
    int rgb = ink.rgb();
    double sum = 0.299 * (rgb >> 16 & WHITE) + 0.587 * (rgb >> 8 & WHITE) + 0.114 * (rgb & WHITE);
    return sum / WHITE;
  }

  private static double shade(double share, boolean right) {
    return right ? share : Math.max(0.06, Math.sqrt(share));
  }

  private void rules(Surface surface, int classes) {
    double end = classes * cell;
    for (int i = 0; i <= classes; i++) {
      if (i == 0 || i == classes || cell >= 12 * unit) {
        double at = i * cell;
        surface.stroke(
            new Line2D.Double(left, top + at, left + end, top + at), Ink.RULE, unit, Dash.SOLID);
        surface.stroke(
            new Line2D.Double(left + at, top, left + at, top + end), Ink.RULE, unit, Dash.SOLID);
      }
    }
  }

  private void names(Surface surface, int classes) {
    int every = (int) Math.ceil((quiet().size() + 2 * unit) / cell);
    double bottom = top + classes * cell + LABEL_GAP * unit;
    for (int i = 0; i < classes; i += every) {
      String name = Page.shorten(table.labels().get(i), quiet(), LARGEST_LABEL * unit);
      surface.text(
          name,
          left - LABEL_GAP * unit,
          place(i, 0).getCenterY() + quiet().size() * 0.35,
          quiet(),
          Anchor.END);
      if (isTurned()) {
        surface.turned(
            name, place(0, i).getCenterX() + quiet().size() * 0.35, bottom, quiet(), Anchor.END);
      } else {
        surface.text(
            name, place(0, i).getCenterX(), bottom + quiet().size() * 0.8, quiet(), Anchor.MIDDLE);
      }
    }
    double below = bottom + (isTurned() ? labels : quiet().size());
    surface.text("predicted", left + classes * cell / 2, below + 20 * unit, label(), Anchor.MIDDLE);
    surface.turned(
        "right class",
        MARGIN * unit + label().size() * 0.8,
        top + classes * cell / 2,
        label(),
        Anchor.MIDDLE);
  }

  /// Whether names do not fit below their columns.
  private boolean isTurned() {
    return labels > cell - 6 * unit;
  }

  private List<String> captionLines() {
    return table.caption().isEmpty()
        ? List.of()
        : Page.wrap(table.caption(), quiet(), width - 2 * MARGIN * unit);
  }

  private Lettering title() {
    return new Lettering(19 * unit, true, Ink.TEXT);
  }

  private Lettering label() {
    return new Lettering(13.5 * unit, false, Ink.TEXT);
  }

  private Lettering quiet() {
    return new Lettering(12.5 * unit, false, Ink.QUIET);
  }
}
