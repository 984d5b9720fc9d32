package dev.gradus.cli;

import dev.gradus.data.series.Series;
import dev.gradus.data.series.SeriesWindows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A time series made of characters, time to the right, for a terminal.
final class BlockCurve {

  private static final int ROWS = 8;
  private static final int MARGIN = 12;
  private static final double STEPS = 10_000;

  private BlockCurve() {}

  /// @param train whose series is drawn, as means of neighboring steps
  /// @param columns of the terminal
  static List<String> lines(SeriesWindows train, Blocks blocks, int columns) {
    Series series = train.series();
    List<Double> means = means(series, train.targetColumn(), Math.max(1, columns - 1 - MARGIN));
    double low = Collections.min(means);
    double high = Collections.max(means);
    List<Long> heights = new ArrayList<>();
    means.forEach(
        mean -> heights.add(high == low ? 1 : Math.round(STEPS * (mean - low) / (high - low))));
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s over time".formatted(series.name(), series.columns().get(train.targetColumn())));
    for (int row = ROWS - 1; row >= 0; row--) {
      String label = row == ROWS - 1 ? Figures.plain(high) : row == 0 ? Figures.plain(low) : "";
      lines.add(
          (" ".repeat(Math.max(0, MARGIN - 2 - label.length()))
                  + label
                  + " |"
                  + blocks.row(heights, row, ROWS, 1))
              .stripTrailing());
    }
    String first = series.time(0);
    String last = series.time(series.steps() - 1);
    lines.add(" ".repeat(MARGIN - 1) + "+" + "-".repeat(means.size()));
    lines.add(
        " ".repeat(MARGIN)
            + first
            + " ".repeat(Math.max(1, means.size() - first.length() - last.length()))
            + last);
    return lines;
  }

  private static List<Double> means(Series series, int column, int most) {
    int parts = Math.min(most, series.steps());
    List<Double> means = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) part * series.steps() / parts);
      int to = (int) ((part + 1L) * series.steps() / parts);
      double sum = 0;
      for (int step = from; step < to; step++) {
        sum += series.value(step, column);
      }
      means.add(sum / (to - from));
    }
    return means;
  }
}
