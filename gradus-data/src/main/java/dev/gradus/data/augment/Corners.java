package dev.gradus.data.augment;

/// The projective movement that takes an image's corners to other places.
///
/// Source: Heckbert, "Fundamentals of texture mapping and image warping", 1989, section 2.2.3.
final class Corners {

  private Corners() {}

  /// Moves the corners, given in pixels from the center: left above, right above, right below, left
  /// below. Nothing moves if the quadrilateral has no area.
  static void move(
      Geometry geometry,
      double x0,
      double y0,
      double x1,
      double y1,
      double x2,
      double y2,
      double x3,
      double y3) {
    double sumX = x0 - x1 + x2 - x3;
    double sumY = y0 - y1 + y2 - y3;
    double dx1 = x1 - x2;
    double dx2 = x3 - x2;
    double dy1 = y1 - y2;
    double dy2 = y3 - y2;
    double bottom = dx1 * dy2 - dx2 * dy1;
    if (bottom == 0) {
      return;
    }
    double g = (sumX * dy2 - dx2 * sumY) / bottom;
    double h = (dx1 * sumY - sumX * dy1) / bottom;
    double a = x1 - x0 + g * x1;
    double b = x3 - x0 + h * x3;
    double d = y1 - y0 + g * y1;
    double e = y3 - y0 + h * y3;
    // The square to the quadrilateral is [[a, b, x0], [d, e, y0], [g, h, 1]]; its adjugate goes
    // back.
    double width = geometry.format().width() - 1;
    double height = geometry.format().height() - 1;
    geometry.read(width, 0, -width / 2, 0, height, -height / 2);
    geometry.read(
        e - y0 * h,
        x0 * h - b,
        b * y0 - x0 * e,
        y0 * g - d,
        a - x0 * g,
        x0 * d - a * y0,
        d * h - e * g,
        b * g - a * h,
        a * e - b * d);
  }
}
