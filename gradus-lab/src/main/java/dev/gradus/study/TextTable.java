package dev.gradus.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Cells as lines that line up, of at most 100 characters: the first column, and the last if it
/// holds words, to the left, numbers to the right. Names in the first column that are too long lose
/// their middle.
final class TextTable {

  private static final String GAP = "  ";
  private static final String CUT = "...";
  private static final int WIDTH = 100;
  private static final int SHORTEST_NAME = 12;

  private TextTable() {}

  /// @param lastLeft whether the last column holds words
  static List<String> lines(List<List<String>> cells, boolean lastLeft) {
    int columns = cells.getFirst().size();
    int[] widths =
        IntStream.range(0, columns)
            .map(c -> cells.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    int rest = IntStream.range(1, columns).map(c -> widths[c] + GAP.length()).sum();
    widths[0] = Math.min(widths[0], Math.max(SHORTEST_NAME, WIDTH - rest));
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = shortened(row.get(c), widths[c]);
        String padding = " ".repeat(widths[c] - cell.length());
        boolean left = c == 0 || (lastLeft && c == columns - 1);
        line.append(left ? cell + padding : padding + cell).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String shortened(String cell, int width) {
    if (cell.length() <= width) {
      return cell;
    }
    int kept = width - CUT.length();
    return cell.substring(0, kept - kept / 2) + CUT + cell.substring(cell.length() - kept / 2);
  }
}
