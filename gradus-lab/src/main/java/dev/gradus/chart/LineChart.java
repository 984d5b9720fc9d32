package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Curves over a common axis: each a mean with a band over seeds, its raw traces faint behind it.
///
/// @param title the words above the figure; not blank
/// @param xAxis what runs along the bottom, for example the epoch
/// @param yAxis what is measured
/// @param lines the curves, at least one, with different names
public record LineChart(String title, Axis xAxis, Axis yAxis, List<Line> lines) implements Chart {

  /// Copies the lines and checks them against the axes.
  public LineChart {
    Require.words("LineChart", "title", title);
    lines = List.copyOf(lines);
    Require.notEmpty("LineChart " + title, "lines", lines);
    Set<String> names = new HashSet<>();
    for (Line line : lines) {
      if (!names.add(line.name())) {
        throw new ConfigException(
            "LineChart %s: two lines are called '%s'. Give each line its own name."
                .formatted(title, line.name()));
      }
      checkLogarithms(xAxis, yAxis, line);
    }
  }

  private static void checkLogarithms(Axis xAxis, Axis yAxis, Line line) {
    String where = "Line " + line.name();
    if (xAxis.log()) {
      Require.positive(where, "x", line.x());
    }
    if (yAxis.log()) {
      Require.positive(where, "mean", line.mean());
      Require.positive(where, "band.low", line.band().low());
      for (int i = 0; i < line.traces().size(); i++) {
        Require.positive(where, "traces[" + i + "]", line.traces().get(i));
      }
    }
  }
}
