package dev.gradus.cli;

import dev.gradus.chart.Picture;
import dev.gradus.chart.PictureGrid;
import dev.gradus.cli.Terminal.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A grid of pictures made of characters, for a terminal: two pixels in each character where there
/// are colors, else one shade, the denser the lighter.
///
/// @param screen what shows it
/// @param blocks whether it can show more than ASCII
record BlockPictures(Screen screen, Blocks blocks) {

  private static final int FINE_SMALLEST = 12;
  private static final int COARSE_SMALLEST = 14;
  private static final int LARGEST = 24;
  private static final int LONGEST_LABEL = 14;
  private static final String SHADES = " ░▒▓█";
  private static final String LETTERS = " .:-=+*#%@";
  private static final String OFF = "\u001b[0m";

  List<String> lines(PictureGrid grid) {
    int labels =
        Math.min(
            LONGEST_LABEL,
            grid.rows().stream().mapToInt(row -> row.label().length()).max().orElse(0));
    int room = screen.columns() - 1 - (labels == 0 ? 0 : labels + 1);
    int smallest = isFine() ? FINE_SMALLEST : COARSE_SMALLEST;
    int width = Math.clamp(room / grid.columns() - 1, smallest, LARGEST);
    int shown = Math.max(1, Math.min(grid.columns(), (room + 1) / (width + 1)));
    List<String> lines = new ArrayList<>();
    lines.add(
        grid.title()
            + ": "
            + grid.caption().replace('×', 'x')
            + (shown < grid.columns() ? ", %d columns fit here".formatted(shown) : ""));
    for (PictureGrid.Row row : grid.rows()) {
      if (isFine()) {
        lines.add("");
      }
      lines.addAll(row(row, Math.min(shown, row.cells().size()), width, labels));
    }
    return lines;
  }

  private boolean isFine() {
    return screen.colors() && blocks.fine();
  }

  private List<String> row(PictureGrid.Row row, int shown, int width, int labels) {
    List<List<String>> drawn =
        row.cells().stream().limit(shown).map(cell -> drawn(cell.picture(), width)).toList();
    int height = drawn.stream().mapToInt(List::size).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      int line = y;
      String label = y == 0 ? cut(row.label(), labels) : "";
      String before = labels == 0 ? "" : label + " ".repeat(labels + 1 - label.length());
      String pixels =
          drawn.stream()
              .map(picture -> line < picture.size() ? picture.get(line) : "")
              .collect(Collectors.joining(" "));
      lines.add((before + pixels).stripTrailing());
    }
    String below = words(row, shown, width);
    return below.isEmpty() ? lines : Stream.concat(lines.stream(), Stream.of(below)).toList();
  }

  private static String words(PictureGrid.Row row, int shown, int width) {
    return row.cells().stream()
        .limit(shown)
        .map(cell -> cut(cell.label(), width))
        .map(label -> label + " ".repeat(width - label.length()))
        .collect(Collectors.joining(" "))
        .stripTrailing();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "~";
  }

  private List<String> drawn(Picture picture, int most) {
    int width = Math.min(most, picture.width());
    double tall = (double) width * picture.height() / picture.width();
    int height = Math.clamp(Math.round(isFine() ? tall : tall / 2), 1, picture.height());
    Picture small = picture.shrunk(height, width);
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < height; y += isFine() ? 2 : 1) {
      lines.add((isFine() ? pair(small, y) : shades(small, y)) + " ".repeat(most - width));
    }
    return lines;
  }

  private String shades(Picture picture, int y) {
    String scale = blocks.fine() ? SHADES : LETTERS;
    StringBuilder line = new StringBuilder();
    for (int x = 0; x < picture.width(); x++) {
      line.append(scale.charAt((int) Math.round(light(picture.rgb(y, x)) * (scale.length() - 1))));
    }
    return line.toString();
  }

  /// Luma of ITU-R BT.601, 0 to 1.
  private static double light(int rgb) {
    return (0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF)) / 255;
  }

  private static String pair(Picture picture, int y) {
    StringBuilder line = new StringBuilder();
    for (int x = 0; x < picture.width(); x++) {
      line.append("\u001b[38;5;").append(color(picture.rgb(y, x)));
      if (y + 1 < picture.height()) {
        line.append(";48;5;").append(color(picture.rgb(y + 1, x)));
      }
      line.append("m▀");
    }
    return line + OFF;
  }

  /// The nearest of the 6 x 6 x 6 colors and 24 greys that terminals of 256 colors have.
  private static int color(int rgb) {
    int red = rgb >> 16 & 0xFF;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    int grey = Math.clamp(Math.round(((red + green + blue) / 3f - 8) / 10), 0, 23);
    int level = 8 + 10 * grey;
    int toGrey = square(red - level) + square(green - level) + square(blue - level);
    int toColor =
        square(red - level(step(red)))
            + square(green - level(step(green)))
            + square(blue - level(step(blue)));
    return toGrey < toColor ? 232 + grey : 16 + 36 * step(red) + 6 * step(green) + step(blue);
  }

  /// Steps are at 0, 95, 135, 175, 215 and 255.
  private static int step(int value) {
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static int square(int difference) {
    return difference * difference;
  }
}
