package dev.gradus.chart;

import java.util.List;

/// One line of a [LineChart]: a mean, the band around it, and the raw traces behind it.
///
/// @param name the words in the legend; not blank
/// @param x the positions, strictly increasing
/// @param mean a value for each position; NaN marks a missing value and breaks the line
/// @param band the band around the mean; [Band#none()] for none
/// @param traces the raw curves behind the mean, one for each seed, each with a value for each
///   position
/// @param dash how the line is broken
/// @param color which color it wears
public record Line(
    String name,
    List<Double> x,
    List<Double> mean,
    Band band,
    List<List<Double>> traces,
    Dash dash,
    ColorRole color) {

  /// Copies and checks the points.
  public Line {
    Require.words("Line", "name", name);
    String where = "Line " + name;
    x = List.copyOf(x);
    mean = List.copyOf(mean);
    Require.notEmpty(where, "x", x);
    Require.increasing(where, "x", x);
    Require.sameSize(where, "mean", mean, "x", x.size());
    Require.finiteOrMissing(where, "mean", mean);
    if (!band.isEmpty()) {
      Require.sameSize(where, "band", band.low(), "x", x.size());
    }
    traces = traces.stream().map(List::copyOf).toList();
    for (int i = 0; i < traces.size(); i++) {
      String trace = "traces[" + i + "]";
      Require.sameSize(where, trace, traces.get(i), "x", x.size());
      Require.finiteOrMissing(where, trace, traces.get(i));
    }
  }

  /// {@return a solid blue line without a band and without traces}
  ///
  /// @param name the words in the legend
  /// @param x the positions, strictly increasing
  /// @param values a value for each position
  public static Line of(String name, List<Double> x, List<Double> values) {
    return new Line(name, x, values, Band.none(), List.of(), Dash.SOLID, ColorRole.BLUE);
  }

  /// {@return this line with a band}
  ///
  /// @param newBand the band around the mean
  public Line withBand(Band newBand) {
    return new Line(name, x, mean, newBand, traces, dash, color);
  }

  /// {@return this line with raw traces behind it}
  ///
  /// @param newTraces one curve for each seed
  public Line withTraces(List<List<Double>> newTraces) {
    return new Line(name, x, mean, band, newTraces, dash, color);
  }

  /// {@return this line with another look}
  ///
  /// @param newColor which color it wears
  /// @param newDash how the line is broken
  public Line withLook(ColorRole newColor, Dash newDash) {
    return new Line(name, x, mean, band, traces, newDash, newColor);
  }
}
