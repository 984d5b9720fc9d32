package dev.gradus.cli;

import dev.gradus.data.describe.ValueSummary;
import dev.gradus.report.DataCharts;
import java.util.ArrayList;
import java.util.List;

/// A histogram of characters, bars upwards, for a terminal.
final class BlockHistogram {

  private static final int ROWS = 8;
  private static final int MARGIN = 12;
  private static final int WIDEST_BAR = 4;

  private BlockHistogram() {}

  /// @param title stands above
  /// @param columns of the terminal
  static List<String> lines(String title, ValueSummary values, Blocks blocks, int columns) {
    List<Long> counts =
        Blocks.fitting(
            values.isMostlyLowest() ? values.countsAboveLowest() : values.counts(),
            Math.max(1, columns - 1 - MARGIN));
    int width = Math.clamp((columns - 1L - MARGIN) / counts.size(), 1, WIDEST_BAR);
    long largest = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(title + DataCharts.leftOut(values).map(", %s"::formatted).orElse(""));
    for (int row = ROWS - 1; row >= 0; row--) {
      String label = row == ROWS - 1 ? Figures.grouped(largest) : row == 0 ? "0" : "";
      String bars = blocks.row(counts, row, ROWS, width);
      lines.add(
          (" ".repeat(Math.max(0, MARGIN - 2 - label.length())) + label + " |" + bars)
              .stripTrailing());
    }
    int across = counts.size() * width;
    String low = Figures.plain(values.moments().low());
    String high = Figures.plain(values.moments().high());
    lines.add(" ".repeat(MARGIN - 1) + "+" + "-".repeat(across));
    lines.add(
        " ".repeat(MARGIN)
            + low
            + " ".repeat(Math.max(1, across - low.length() - high.length()))
            + high);
    return lines;
  }
}
