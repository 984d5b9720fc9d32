package dev.gradus.report.image;

import dev.gradus.report.image.Surface.Anchor;
import dev.gradus.report.image.Surface.Lettering;
import java.util.ArrayList;
import java.util.List;

/// The sheet a chart is drawn on: its size, the sizes of its letters, and the title at its top.
///
/// @param surface what is drawn on
/// @param width the width in pixels
/// @param height the height in pixels
/// @param unit how much larger letters and lines are than on a sheet of 900 pixels with room enough
record Page(Surface surface, int width, int height, double unit) {

  /// Smaller letters cannot be read.
  static final double SMALLEST_UNIT = 0.75;

  double margin() {
    return 26 * unit();
  }

  Lettering title() {
    return new Lettering(19 * unit(), true, Ink.TEXT);
  }

  Lettering label() {
    return new Lettering(13.5 * unit(), false, Ink.TEXT);
  }

  Lettering strong() {
    return new Lettering(13.5 * unit(), true, Ink.TEXT);
  }

  Lettering quiet() {
    return new Lettering(12.5 * unit(), false, Ink.QUIET);
  }

  /// Draws the title, over as many lines as it needs, and a quieter line below it.
  ///
  /// @return the height below which the sheet is free
  double head(String title, String caption) {
    double y = margin();
    for (String line : wrap(title, title(), width - 2 * margin())) {
      y += title().size();
      surface.text(line, margin(), y, title(), Anchor.START);
      y += 6 * unit();
    }
    if (!caption.isEmpty()) {
      for (String line : wrap(caption, quiet(), width - 2 * margin())) {
        y += quiet().size();
        surface.text(line, margin(), y, quiet(), Anchor.START);
        y += 5 * unit();
      }
    }
    return y + 6 * unit();
  }

  /// {@return how high the head with these words is, see [#head]}
  double headHeight(String title, String caption) {
    double room = width - 2 * margin();
    double lines = wrap(title, title(), room).size() * (title().size() + 6 * unit());
    double quiet =
        caption.isEmpty() ? 0 : wrap(caption, quiet(), room).size() * (quiet().size() + 5 * unit());
    return margin() + lines + quiet + 6 * unit();
  }

  /// Breaks a text at its spaces so that each line fits; a single word that does not fit is
  /// shortened.
  static List<String> wrap(String text, Lettering type, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || type.width(longer) <= room) {
        line = longer;
      } else {
        lines.add(shorten(line, type, room));
        line = word;
      }
    }
    lines.add(shorten(line, type, room));
    return lines;
  }

  /// {@return the text, cut with an ellipsis where it does not fit}
  static String shorten(String text, Lettering type, double room) {
    if (type.width(text) <= room) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int keep = points.length - 1;
    while (keep > 1 && type.width(new String(points, 0, keep) + "…") > room) {
      keep--;
    }
    return new String(points, 0, keep).stripTrailing() + "…";
  }
}
