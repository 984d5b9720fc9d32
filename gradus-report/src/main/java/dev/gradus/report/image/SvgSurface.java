package dev.gradus.report.image;

import dev.gradus.chart.Dash;
import dev.gradus.chart.Picture;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Base64;
import java.util.Locale;

/// A surface that writes SVG 1.1: paths and real text, no scripts, no styles, nothing fetched.
final class SvgSurface implements Surface {

  private final StringBuilder svg = new StringBuilder();

  SvgSurface(int width, int height, String title) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img" \
        font-family="Roboto, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif">
        <title>%3$s</title>
        """
            .formatted(width, height, escape(title)));
    fill(new Rectangle2D.Double(0, 0, width, height), Ink.PAPER);
  }

  String finish() {
    return svg + "</svg>\n";
  }

  @Override
  public void fill(Shape shape, Ink ink) {
    svg.append(
        "<path d=\"%s\" fill=\"%s\"%s/>\n"
            .formatted(data(shape), color(ink), opacity("fill", ink)));
  }

  @Override
  public void stroke(Shape shape, Ink ink, double width, Dash dash) {
    StringBuilder pattern = new StringBuilder();
    for (float length : Surface.pattern(dash, width)) {
      pattern.append(pattern.isEmpty() ? "" : " ").append(number(length));
    }
    svg.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\"%s stroke-width=\"%s\" stroke-linejoin=\"round\" stroke-linecap=\"%s\"%s/>\n"
            .formatted(
                data(shape),
                color(ink),
                opacity("stroke", ink),
                number(width),
                dash == Dash.DASHED ? "butt" : "round",
                pattern.isEmpty() ? "" : " stroke-dasharray=\"" + pattern + "\""));
  }

  @Override
  public void text(String text, double x, double baseline, Lettering type, Anchor anchor) {
    text(text, "x=\"%s\" y=\"%s\"".formatted(number(x), number(baseline)), type, anchor);
  }

  @Override
  public void turned(String text, double baseline, double y, Lettering type, Anchor anchor) {
    text(
        text,
        "transform=\"translate(%s %s) rotate(-90)\"".formatted(number(baseline), number(y)),
        type,
        anchor);
  }

  private void text(String text, String place, Lettering type, Anchor anchor) {
    svg.append(
        "<text %s font-size=\"%s\"%s fill=\"%s\" text-anchor=\"%s\">%s</text>\n"
            .formatted(
                place,
                number(type.size()),
                type.medium() ? " font-weight=\"500\"" : "",
                color(type.ink()),
                anchor.name().toLowerCase(Locale.ROOT),
                escape(text)));
  }

  @Override
  public void picture(Picture picture, Rectangle2D area) {
    svg.append(
        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"data:image/png;base64,%s\"/>\n"
            .formatted(
                number(area.getX()),
                number(area.getY()),
                number(area.getWidth()),
                number(area.getHeight()),
                Base64.getEncoder().encodeToString(PixelSurface.png(picture))));
  }

  @Override
  public void clipped(Rectangle2D area, Runnable drawing) {
    // A nested viewport clips without an id, so several figures can stand in one page.
    String x = number(area.getX());
    String y = number(area.getY());
    String width = number(area.getWidth());
    String height = number(area.getHeight());
    svg.append(
        "<svg x=\"%1$s\" y=\"%2$s\" width=\"%3$s\" height=\"%4$s\" viewBox=\"%1$s %2$s %3$s %4$s\" overflow=\"hidden\">\n"
            .formatted(x, y, width, height));
    drawing.run();
    svg.append("</svg>\n");
  }

  private static String data(Shape shape) {
    StringBuilder data = new StringBuilder();
    double[] c = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> append(data, 'M', c, 2);
        case PathIterator.SEG_LINETO -> append(data, 'L', c, 2);
        case PathIterator.SEG_QUADTO -> append(data, 'Q', c, 4);
        case PathIterator.SEG_CUBICTO -> append(data, 'C', c, 6);
        default -> data.append('Z');
      }
    }
    return data.toString();
  }

  private static void append(StringBuilder data, char command, double[] coordinates, int count) {
    data.append(command);
    for (int i = 0; i < count; i++) {
      data.append(i == 0 ? "" : " ").append(number(coordinates[i]));
    }
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    String cut = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    return cut.equals("-0") ? "0" : cut;
  }

  private static String color(Ink ink) {
    return String.format(Locale.ROOT, "#%06x", ink.rgb());
  }

  private static String opacity(String kind, Ink ink) {
    return ink.opacity() == 1 ? "" : " " + kind + "-opacity=\"" + number(ink.opacity()) + "\"";
  }

  /// Escapes a text for XML and drops the control characters that XML cannot hold.
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }
}
