package dev.gradus.chart;

import java.util.List;

/// Curves over a common axis: each a mean with a band over seeds, its raw traces faint behind it.
///
/// @param title the words above the figure; not blank
/// @param xAxis what runs along the bottom, for example the epoch
/// @param yAxis what is measured
/// @param lines the curves, at least one, with different names
/// @param marks vertical lines; may be none
public record LineChart(String title, Axis xAxis, Axis yAxis, List<Line> lines, List<Mark> marks)
    implements Chart {

  /// Copies the lines and checks them against the axes.
  ///
  /// @throws dev.gradus.core.ConfigException for a blank title, no lines, two of one name, or a
  ///   value that a logarithmic axis cannot show
  public LineChart {
    Require.words("LineChart", "title", title);
    lines = List.copyOf(lines);
    marks = List.copyOf(marks);
    Require.notEmpty("LineChart " + title, "lines", lines);
    Require.differentNames("LineChart " + title, "lines", lines.stream().map(Line::name).toList());
    lines.forEach(line -> checkLogarithms(xAxis, yAxis, line));
    if (xAxis.log()) {
      Require.positive("LineChart " + title, "marks", marks.stream().map(Mark::x).toList());
    }
  }

  /// A chart without marks.
  ///
  /// @param title the words above the figure
  /// @param xAxis what runs along the bottom
  /// @param yAxis what is measured
  /// @param lines the curves
  public LineChart(String title, Axis xAxis, Axis yAxis, List<Line> lines) {
    this(title, xAxis, yAxis, lines, List.of());
  }

  /// {@return this chart with vertical lines}
  ///
  /// @param newMarks where they stand and what they say
  public LineChart withMarks(List<Mark> newMarks) {
    return new LineChart(title, xAxis, yAxis, lines, newMarks);
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
