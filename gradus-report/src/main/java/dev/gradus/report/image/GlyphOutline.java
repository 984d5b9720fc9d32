package dev.gradus.report.image;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;

/// One simple glyph of a TrueType font: closed contours of lines and quadratic curves.
///
/// A point is on the curve or a control point; between two neighboring control points lies an
/// implied point on the curve, half-way.
final class GlyphOutline {

  private static final int ON_CURVE = 0x01;
  private static final int X_IS_BYTE = 0x02;
  private static final int Y_IS_BYTE = 0x04;
  private static final int REPEATS = 0x08;
  private static final int X_SAME_OR_POSITIVE = 0x10;
  private static final int Y_SAME_OR_POSITIVE = 0x20;

  private final int[] ends;
  private final int[] flags;
  private final double[] x;
  private final double[] y;
  private int position;

  GlyphOutline(ByteBuffer file, int at, int contours) {
    ends = new int[contours];
    position = at + 10;
    for (int i = 0; i < contours; i++, position += 2) {
      ends[i] = Short.toUnsignedInt(file.getShort(position));
    }
    int points = contours == 0 ? 0 : ends[contours - 1] + 1;
    position += 2 + Short.toUnsignedInt(file.getShort(position)); // hinting instructions
    flags = readFlags(file, points);
    x = readCoordinates(file, X_IS_BYTE, X_SAME_OR_POSITIVE);
    y = readCoordinates(file, Y_IS_BYTE, Y_SAME_OR_POSITIVE);
  }

  private int[] readFlags(ByteBuffer file, int points) {
    int[] read = new int[points];
    for (int i = 0; i < points; ) {
      int flag = Byte.toUnsignedInt(file.get(position++));
      int times = (flag & REPEATS) == 0 ? 1 : 1 + Byte.toUnsignedInt(file.get(position++));
      for (int t = 0; t < times; t++) {
        read[i++] = flag;
      }
    }
    return read;
  }

  private double[] readCoordinates(ByteBuffer file, int isByte, int sameOrPositive) {
    double[] read = new double[flags.length];
    int value = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean bit = (flags[i] & sameOrPositive) != 0;
      if ((flags[i] & isByte) != 0) {
        int step = Byte.toUnsignedInt(file.get(position++));
        value += bit ? step : -step;
      } else if (!bit) {
        value += file.getShort(position);
        position += 2;
      }
      read[i] = value;
    }
    return read;
  }

  Path2D path() {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int first = 0;
    for (int end : ends) {
      if (end - first >= 1) {
        addContour(path, first, end - first + 1);
      }
      first = end + 1;
    }
    return path;
  }

  private void addContour(Path2D path, int first, int count) {
    int last = first + count - 1;
    double startX = onCurve(first) ? x[first] : onCurve(last) ? x[last] : (x[first] + x[last]) / 2;
    double startY = onCurve(first) ? y[first] : onCurve(last) ? y[last] : (y[first] + y[last]) / 2;
    path.moveTo(startX, startY);
    for (int i = onCurve(first) ? 1 : 0; i < count; i++) {
      int point = first + i;
      if (onCurve(point)) {
        path.lineTo(x[point], y[point]);
        continue;
      }
      int next = first + (i + 1) % count;
      boolean closes = i + 1 == count;
      if (closes) {
        path.quadTo(x[point], y[point], startX, startY);
      } else if (onCurve(next)) {
        path.quadTo(x[point], y[point], x[next], y[next]);
        i++;
      } else {
        path.quadTo(x[point], y[point], (x[point] + x[next]) / 2, (y[point] + y[next]) / 2);
      }
    }
    path.closePath();
  }

  private boolean onCurve(int point) {
    return (flags[point] & ON_CURVE) != 0;
  }
}
