package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.data.series.Series;
import dev.gradus.data.series.SeriesWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The figure of a time series: the column that is predicted, over time, and where the training
/// part ends.
///
/// A long series is drawn by the smallest and the largest of neighboring steps, so that no peak is
/// lost.
public final class SeriesCharts {

  private static final int PAIRS = 800;

  private SeriesCharts() {}

  /// @param train windows of the training part
  /// @return the whole series
  public static LineChart of(SeriesWindows train) {
    Series series = train.series();
    int column = train.targetColumn();
    int border = train.lastTargetStep(train.size() - 1) + 1;
    boolean numbers = hasNumbersAsTimes(series);
    List<Line> lines = new ArrayList<>();
    lines.add(line("train", series, column, 0, border, numbers));
    if (border < series.steps()) {
      lines.add(
          line("after it", series, column, border - 1, series.steps(), numbers)
              .withLook(ColorRole.VERMILION, Dash.SOLID));
    }
    return new LineChart(
        series.name(),
        Axis.of(
            numbers
                ? "time"
                : "step, %s to %s".formatted(series.time(0), series.time(series.steps() - 1))),
        Axis.of(series.columns().get(column).isBlank() ? "value" : series.columns().get(column)),
        lines);
  }

  private static Line line(
      String name, Series series, int column, int from, int to, boolean numbers) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    int together = Math.max(1, Math.ceilDiv(to - from, 2 * PAIRS)) * 2;
    int step = from;
    while (step < to) {
      int end = Math.min(step + together, to);
      int lowest = extreme(series, column, step, end, -1);
      int highest = extreme(series, column, step, end, 1);
      for (int at : IntStream.of(lowest, highest).sorted().distinct().toArray()) {
        x.add(numbers ? Double.parseDouble(series.time(at)) : (double) at);
        y.add((double) series.value(at, column));
      }
      step = end;
    }
    return Line.of(name, x, y);
  }

  private static int extreme(Series series, int column, int from, int to, int sign) {
    int best = from;
    for (int step = from; step < to; step++) {
      if (sign * series.value(step, column) > sign * series.value(best, column)) {
        best = step;
      }
    }
    return best;
  }

  private static boolean hasNumbersAsTimes(Series series) {
    double before = Double.NEGATIVE_INFINITY;
    for (int step = 0; step < series.steps(); step++) {
      OptionalDouble time = number(series.time(step));
      if (time.isEmpty() || !(time.getAsDouble() > before)) {
        return false;
      }
      before = time.getAsDouble();
    }
    return true;
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException _) { // a date or a name
      return OptionalDouble.empty();
    }
  }
}
