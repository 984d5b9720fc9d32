package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Optional;

/// Points by two numbers, and if wanted a third as their color: the trials of a search by learning
/// rate and weight decay, colored by accuracy; or arms by what they cost and what they bring.
///
/// @param title the words above the figure; not blank
/// @param xAxis what runs along the bottom
/// @param yAxis what runs upwards
/// @param series the points, at least one series, with different names; series differ by symbol
///   and, where points have no color of their own, by color
/// @param colors what the colors of the points mean; empty where points wear the color of their
///   series
public record ScatterChart(
    String title, Axis xAxis, Axis yAxis, List<Series> series, Optional<Axis> colors)
    implements Chart {

  /// Copies the series and checks them against the axes.
  ///
  /// @throws ConfigException for a blank title, no series, or a value that an axis cannot show
  public ScatterChart {
    Require.words("ScatterChart", "title", title);
    String where = "ScatterChart " + title;
    series = List.copyOf(series);
    Require.notEmpty(where, "series", series);
    Require.differentNames(where, "series", series.stream().map(Series::name).toList());
    for (Series one : series) {
      checkLogarithms(xAxis, yAxis, colors, one);
      for (Point point : one.points) {
        if (colors.isEmpty() && !Double.isNaN(point.value)) {
          throw new ConfigException(
              "%s: point '%s' has the value %s, but no axis says what its color means. Give the colors an axis, or the point no value."
                  .formatted(where, point.name, point.value));
        }
      }
    }
  }

  /// {@return a chart whose points wear the color of their series}
  ///
  /// @param title the words above the figure
  /// @param xAxis what runs along the bottom
  /// @param yAxis what runs upwards
  /// @param series the points
  public static ScatterChart of(String title, Axis xAxis, Axis yAxis, List<Series> series) {
    return new ScatterChart(title, xAxis, yAxis, series, Optional.empty());
  }

  private static void checkLogarithms(Axis x, Axis y, Optional<Axis> colors, Series series) {
    String where = "ScatterChart.Series " + series.name;
    if (x.log()) {
      Require.positive(where, "x", series.points.stream().map(Point::x).toList());
    }
    if (y.log()) {
      Require.positive(where, "y", series.points.stream().map(Point::y).toList());
    }
    if (colors.isPresent() && colors.get().log()) {
      Require.positive(where, "value", series.points.stream().map(Point::value).toList());
    }
  }

  /// Points that belong together.
  ///
  /// @param name the words in the legend; not blank
  /// @param points the points; may be none
  /// @param labeled whether the names of the points stand beside them, not only in the tooltip
  /// @param color which color they wear where they have no value of their own
  public record Series(String name, List<Point> points, boolean labeled, ColorRole color) {

    /// Copies the points.
    public Series {
      Require.words("ScatterChart.Series", "name", name);
      points = List.copyOf(points);
    }
  }

  /// A point.
  ///
  /// @param name what it is, for example `trial 17`; not blank
  /// @param x where it stands, finite
  /// @param y where it stands, finite
  /// @param value what its color shows; NaN for none
  public record Point(String name, double x, double y, double value) {

    /// Checks the numbers.
    public Point {
      Require.words("ScatterChart.Point", "name", name);
      String where = "ScatterChart.Point " + name;
      Require.finite(where, "x", x);
      Require.finite(where, "y", y);
      Require.finiteOrMissing(where, "value", List.of(value));
    }

    /// {@return a point in the color of its series}
    ///
    /// @param name what it is
    /// @param x where it stands
    /// @param y where it stands
    public static Point of(String name, double x, double y) {
      return new Point(name, x, y, Double.NaN);
    }
  }
}
