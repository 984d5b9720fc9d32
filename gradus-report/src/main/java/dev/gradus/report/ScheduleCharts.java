package dev.gradus.report;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/// The figure of learning rates over a run.
public final class ScheduleCharts {

  private static final int POINTS = 500;
  private static final double WIDE = 100;

  private ScheduleCharts() {}

  /// The scale is logarithmic where all rates are above 0 and the largest is at least a hundred
  /// times the smallest.
  ///
  /// @param rates one or more, by the words of the legend
  /// @param steps of the run, at least 2
  /// @return the figure
  public static LineChart of(SequencedMap<String, Schedule> rates, long steps) {
    List<Long> at = steps(steps);
    List<Line> lines = new ArrayList<>();
    rates.forEach((name, schedule) ->
        lines.add(
            Line.of(
                    name,
                    at.stream().map(step -> (double) step).toList(),
                    at.stream().map(schedule::at).toList())
                .withLook(ColorRole.ofSeries(lines.size()), Dash.ofSeries(lines.size()))));
    double smallest =
        lines.stream().flatMap(line -> line.mean().stream()).min(Double::compare).orElse(0.0);
    double largest =
        lines.stream().flatMap(line -> line.mean().stream()).max(Double::compare).orElse(0.0);
    return new LineChart(
        "Learning rate over the run",
        Axis.of("step"),
        Axis.of("learning rate").withLog(smallest > 0 && largest >= WIDE * smallest),
        lines);
  }

  /// The first and last step and at most so many between.
  ///
  /// @param steps of the run
  /// @return increasing
  public static List<Long> steps(long steps) {
    long points = Math.min(steps, POINTS);
    return LongStream.range(0, points)
        .map(i -> points == 1 ? 0 : Math.round((steps - 1.0) * i / (points - 1)))
        .boxed()
        .toList();
  }
}
