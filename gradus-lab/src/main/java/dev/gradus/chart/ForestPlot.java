package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// Effects below each other: for each row its estimate and interval against a line of no effect.
///
/// @param title the words above the figure; not blank
/// @param axis what the effect is measured in
/// @param zeroLabel the words at the line of no effect, for example `baseline`; not blank
/// @param rows the effects, at least one, top to bottom
/// @param zone the half-width of the zone around 0 in which a difference does not matter; 0 for
///   none
public record ForestPlot(String title, Axis axis, String zeroLabel, List<Row> rows, double zone)
    implements Chart {

  /// Copies and checks the rows.
  public ForestPlot {
    Require.words("ForestPlot", "title", title);
    String where = "ForestPlot " + title;
    Require.words(where, "zeroLabel", zeroLabel);
    rows = List.copyOf(rows);
    Require.notEmpty(where, "rows", rows);
    if (!(zone >= 0 && Double.isFinite(zone))) {
      throw new ConfigException(
          "%s: zone must be finite and at least 0, got %s.".formatted(where, zone));
    }
    if (axis.log()) {
      throw new ConfigException(
          "%s: the axis is logarithmic, but 0 means no effect here. Use a linear axis."
              .formatted(where));
    }
  }

  /// One effect.
  ///
  /// @param name what was tried; not blank
  /// @param mean the estimate; NaN where there is none
  /// @param low the lower end of the interval, at most `mean`; NaN where there is none
  /// @param high the upper end of the interval, at least `mean`; NaN where there is none
  /// @param verdict the verdict in a word or two; not blank
  /// @param outcome the color and symbol of the verdict
  /// @param points the raw differences behind the estimate, finite; may be empty
  public record Row(
      String name,
      double mean,
      double low,
      double high,
      String verdict,
      Outcome outcome,
      List<Double> points) {

    /// Copies the points, checks the words and the order of the numbers.
    public Row {
      Require.words("ForestPlot.Row", "name", name);
      String where = "ForestPlot.Row " + name;
      Require.words(where, "verdict", verdict);
      Require.finiteOrMissing(where, "[mean, low, high]", List.of(mean, low, high));
      points = List.copyOf(points);
      Require.finite(where, "points", points);
      if (low > mean || mean > high || low > high) {
        throw new ConfigException(
            "%s: expected low <= mean <= high, got %s, %s, %s.".formatted(where, low, mean, high));
      }
    }
  }
}
