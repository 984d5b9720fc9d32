package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Picture;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/// Something to draw on: pixels or SVG. Lengths are in pixels, y grows downwards.
interface Surface {

  /// Where a text stands on its point.
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /// How a text looks.
  record Lettering(double size, boolean medium, Ink ink) {
    OutlineFont font() {
      return medium ? OutlineFont.MEDIUM : OutlineFont.REGULAR;
    }

    double width(String text) {
      return font().width(text, size);
    }
  }

  void fill(Shape shape, Ink ink);

  void stroke(Shape shape, Ink ink, double width, Dash dash);

  void text(String text, double x, double baseline, Lettering type, Anchor anchor);

  /// Draws a text that reads upwards; its point is on the baseline.
  void turned(String text, double baseline, double y, Lettering type, Anchor anchor);

  /// Draws each pixel of a picture as a rectangle, without smoothing.
  void picture(Picture picture, Rectangle2D area);

  /// Draws something of which nothing outside the area shows.
  void clipped(Rectangle2D area, Runnable drawing);

  /// {@return the strokes and gaps of a dash, in pixels; empty for a solid line}
  static float[] pattern(Dash dash, double width) {
    float w = (float) width;
    return switch (dash) {
      case SOLID, DOTS -> new float[0];
      case DASHED -> new float[] {4 * w, 2.5f * w};
      case DOTTED -> new float[] {0.1f, 2.2f * w};
    };
  }

  static double startOf(String text, double x, Lettering type, Anchor anchor) {
    return switch (anchor) {
      case START -> x;
      case MIDDLE -> x - type.width(text) / 2;
      case END -> x - type.width(text);
    };
  }
}
