package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// Values by row and position as colored cells: the gradient norm of each layer at each step.
///
/// @param title the words above the figure; not blank
/// @param xAxis what runs along the bottom, for example the step; linear, cells stand side by side
///   as positions come
/// @param x the positions, strictly increasing, at least one
/// @param rows the names of the rows, top to bottom, at least one
/// @param values a list for each row with a value for each position; NaN marks a missing one. On a
///   logarithmic scale 0 is allowed: it is drawn in a gray of its own, since no color of the scale
///   stands for it
/// @param colors what the colors mean, and whether their scale is logarithmic
public record HeatStrip(
    String title,
    Axis xAxis,
    List<Double> x,
    List<String> rows,
    List<List<Double>> values,
    Axis colors)
    implements Chart {

  /// Copies and checks the values.
  ///
  /// @throws ConfigException for a blank title, no cells, or not a value for each cell
  public HeatStrip {
    Require.words("HeatStrip", "title", title);
    String where = "HeatStrip " + title;
    x = List.copyOf(x);
    rows = List.copyOf(rows);
    values = values.stream().map(List::copyOf).toList();
    Require.notEmpty(where, "x", x);
    Require.increasing(where, "x", x);
    Require.notEmpty(where, "rows", rows);
    Require.sameSize(where, "values", values, "rows", rows.size());
    for (int i = 0; i < values.size(); i++) {
      String row = "values[" + i + "]";
      Require.words(where, "rows[" + i + "]", rows.get(i));
      Require.sameSize(where, row, values.get(i), "x", x.size());
      Require.finiteOrMissing(where, row, values.get(i));
      if (colors.log()) {
        Require.notNegative(where, row, values.get(i));
      }
    }
    if (xAxis.log()) {
      throw new ConfigException(
          "%s: cells have the same width, got a logarithmic x axis. Use a linear axis."
              .formatted(where));
    }
  }

  /// {@return whether the scale has a color for a value}
  ///
  /// @param value one of [#values]
  public boolean isOnScale(double value) {
    return Double.isFinite(value) && (!colors.log() || value > 0);
  }
}
