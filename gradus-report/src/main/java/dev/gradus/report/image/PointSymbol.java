package dev.gradus.report.image;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The symbols by which series of points differ without color.
enum PointSymbol {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND;

  static PointSymbol ofSeries(int index) {
    return values()[Math.floorMod(index, values().length)];
  }

  void draw(Surface surface, double x, double y, double radius, Ink ink) {
    surface.fill(shape(x, y, radius), ink);
  }

  Shape shape(double x, double y, double radius) {
    return switch (this) {
      case CIRCLE -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      case SQUARE -> {
        double half = 0.88 * radius;
        yield new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
      }
      case TRIANGLE ->
          polygon(
              x,
              y - 1.15 * radius,
              x + 1.1 * radius,
              y + 0.8 * radius,
              x - 1.1 * radius,
              y + 0.8 * radius);
      case DIAMOND ->
          polygon(
              x, y - 1.25 * radius, x + 1.1 * radius, y, x, y + 1.25 * radius, x - 1.1 * radius, y);
    };
  }

  private static Path2D polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
