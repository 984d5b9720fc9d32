package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Outcome;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The symbols of the outcomes, so that a figure can be read without color.
final class Marker {

  private Marker() {}

  static void draw(Surface surface, Outcome outcome, double x, double y, double radius) {
    Ink ink = Ink.of(outcome);
    switch (outcome) {
      case BETTER -> surface.fill(triangle(x, y, radius, -1), ink);
      case WORSE -> surface.fill(triangle(x, y, radius, 1), ink);
      case SAME ->
          surface.fill(
              new Rectangle2D.Double(
                  x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6),
              ink);
      case UNCLEAR -> {
        Ellipse2D circle =
            new Ellipse2D.Double(x - radius * 0.85, y - radius * 0.85, radius * 1.7, radius * 1.7);
        surface.fill(circle, Ink.PAPER);
        surface.stroke(circle, ink, radius * 0.35, Dash.SOLID);
      }
      case UNRELIABLE -> {
        double r = radius * 0.75;
        Path2D cross = new Path2D.Double();
        cross.moveTo(x - r, y - r);
        cross.lineTo(x + r, y + r);
        cross.moveTo(x - r, y + r);
        cross.lineTo(x + r, y - r);
        surface.stroke(cross, ink, radius * 0.45, Dash.SOLID);
      }
    }
  }

  private static Path2D triangle(double x, double y, double radius, int down) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y + down * radius);
    path.lineTo(x + radius, y - down * radius * 0.75);
    path.lineTo(x - radius, y - down * radius * 0.75);
    path.closePath();
    return path;
  }
}
