package dev.gradus.report.image;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.report.image.Surface.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Colors for numbers, from dark violet over green to yellow: ever lighter, so that the order can
/// be seen without telling hues apart, and on paper without color.
///
/// The ten anchors, between which colors are mixed, are those of viridis.
///
/// Source: S. van der Walt, N. Smith, E. Firing, "viridis", 2015, CC0.
///
/// @param axis what the colors mean
/// @param low the value of the darkest color
/// @param high the value of the lightest color
record HeatColors(Axis axis, double low, double high) {

  /// What stands on no scale: 0 on a logarithmic one.
  static final Ink ZERO = Ink.of(ColorRole.MUTED).withOpacity(0.55);

  private static final int[] ANCHORS = {
    0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B,
    0xFDE725
  };
  private static final int STEPS = 60;
  private static final double WIDTH = 240;
  private static final double HEIGHT = 10;

  /// Room enough for letters that are wider than ours, in viewers that lack the font.
  private static final double GAP = 14;

  static HeatColors of(Axis axis, DoubleStream values) {
    Extent extent = Extent.of(values.filter(value -> !axis.log() || value > 0));
    return new HeatColors(axis, extent.low(), extent.high());
  }

  Ink of(double value) {
    if (low == high) {
      return mixed(0.5);
    }
    double part =
        axis.log() ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return mixed(Math.clamp(part, 0, 1));
  }

  private static Ink mixed(double part) {
    double at = part * (ANCHORS.length - 1);
    int below = Math.min((int) at, ANCHORS.length - 2);
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = ANCHORS[below] >> shift & 0xFF;
      int to = ANCHORS[below + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(from + (at - below) * (to - from)) << shift;
    }
    return new Ink(rgb, 1);
  }

  /// The height that [#bar] takes, in units.
  static double barUnits() {
    return HEIGHT + 26;
  }

  /// Draws the scale: a bar from the darkest to the lightest color between its two values, and
  /// words for what they mean.
  void bar(Page page, double top, boolean zeros) {
    double unit = page.unit();
    double x = page.margin();
    String words = axis.caption() + (axis.log() ? " (logarithmic)" : "");
    double middle = top + (HEIGHT / 2) * unit + page.quiet().size() * 0.35;
    String from = number(low);
    page.surface().text(from, x, middle, page.quiet(), Anchor.START);
    x += page.quiet().width(from) + GAP * unit;
    double width = Math.min(WIDTH * unit, page.width() * 0.3);
    for (int i = 0; i < STEPS; i++) {
      double left = Math.round(x + width * i / STEPS);
      double right = Math.round(x + width * (i + 1) / STEPS);
      page.surface()
          .fill(
              new Rectangle2D.Double(left, top, right - left, HEIGHT * unit),
              mixed((i + 0.5) / STEPS));
    }
    x += width + GAP * unit;
    page.surface().text(number(high), x, middle, page.quiet(), Anchor.START);
    x += page.quiet().width(number(high)) + 18 * unit;
    if (zeros) {
      Rectangle2D cell = new Rectangle2D.Double(x, top, HEIGHT * unit, HEIGHT * unit);
      page.surface().fill(cell, ZERO);
      page.surface().stroke(cell, Ink.AXIS, unit / 2, Dash.SOLID);
      x += (HEIGHT + 6) * unit;
      page.surface().text("0", x, middle, page.quiet(), Anchor.START);
      x += page.quiet().width("0") + 18 * unit;
    }
    double room = page.width() - page.margin() - x;
    page.surface()
        .text(Page.shorten(words, page.quiet(), room), x, middle, page.quiet(), Anchor.START);
  }

  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    String form = size < 1e-3 || size >= 1e5 ? "%.1e" : size < 10 ? "%.3f" : "%.1f";
    String text = String.format(Locale.ROOT, form, value);
    if (text.contains("e")) {
      text = text.replaceAll("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
    } else {
      text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return text.replace('-', '\u2212');
  }
}
