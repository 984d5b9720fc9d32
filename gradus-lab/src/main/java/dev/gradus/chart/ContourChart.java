package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// A function of two variables as lines of equal value, with paths across it: where optimizers go.
///
/// @param title the words above the figure; not blank
/// @param xAxis the first variable; linear
/// @param yAxis the second variable; linear
/// @param grid the values of the function
/// @param levels at which values lines are drawn, strictly increasing, at least one
/// @param paths what crosses them, with different names; may be none. The figure shows the range of
///   the grid: what a path does outside is cut off
public record ContourChart(
    String title, Axis xAxis, Axis yAxis, Grid grid, List<Double> levels, List<Path> paths)
    implements Chart {

  /// Copies and checks levels and paths.
  ///
  /// @throws ConfigException for a blank title, no levels, or a logarithmic axis
  public ContourChart {
    Require.words("ContourChart", "title", title);
    String where = "ContourChart " + title;
    levels = List.copyOf(levels);
    paths = List.copyOf(paths);
    Require.notEmpty(where, "levels", levels);
    Require.increasing(where, "levels", levels);
    Require.differentNames(where, "paths", paths.stream().map(Path::name).toList());
    if (xAxis.log() || yAxis.log()) {
      throw new ConfigException("%s: its axes are linear, got a logarithmic one.".formatted(where));
    }
  }

  /// A line of equal value.
  ///
  /// @param level the value
  /// @param x of its points
  /// @param y of its points
  public record Contour(double level, List<Double> x, List<Double> y) {

    /// Copies the points.
    public Contour {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }
  }

  /// {@return the lines of all levels, lowest level first; a level that the function does not reach
  /// has none}
  ///
  /// Between the points of the grid the function is taken to be linear (marching squares).
  public List<Contour> contours() {
    List<Contour> contours = new ArrayList<>();
    levels.forEach(level -> contours.addAll(new MarchingSquares(grid, level).contours()));
    return contours;
  }

  /// A function on a grid of points.
  ///
  /// @param x the positions across, strictly increasing, at least two
  /// @param y the positions upwards, strictly increasing, at least two
  /// @param values a list for each y with a finite value for each x
  public record Grid(List<Double> x, List<Double> y, List<List<Double>> values) {

    /// Copies and checks the values.
    ///
    /// @throws ConfigException for fewer than 2 x 2 points, or not a value for each
    public Grid {
      x = List.copyOf(x);
      y = List.copyOf(y);
      values = values.stream().map(List::copyOf).toList();
      if (x.size() < 2 || y.size() < 2) {
        throw new ConfigException(
            "ContourChart.Grid: expected at least 2 x 2 points, got %d x %d."
                .formatted(x.size(), y.size()));
      }
      Require.increasing("ContourChart.Grid", "x", x);
      Require.increasing("ContourChart.Grid", "y", y);
      Require.sameSize("ContourChart.Grid", "values", values, "y", y.size());
      for (int i = 0; i < values.size(); i++) {
        String row = "values[" + i + "]";
        Require.sameSize("ContourChart.Grid", row, values.get(i), "x", x.size());
        Require.finite("ContourChart.Grid", row, values.get(i));
      }
    }

    /// {@return a function, evaluated at each point of a grid}
    ///
    /// @param x the positions across
    /// @param y the positions upwards
    /// @param function what is drawn
    public static Grid of(List<Double> x, List<Double> y, DoubleBinaryOperator function) {
      List<List<Double>> values = new ArrayList<>();
      for (double up : y) {
        values.add(x.stream().map(across -> function.applyAsDouble(across, up)).toList());
      }
      return new Grid(x, y, values);
    }
  }

  /// What an optimizer walked.
  ///
  /// @param name the words in the legend; not blank
  /// @param x of its points, first to last, finite, at least one
  /// @param y of its points, finite
  /// @param color which color it wears; paths of one figure also differ by the symbol of their
  ///   points
  public record Path(String name, List<Double> x, List<Double> y, ColorRole color) {

    /// Copies and checks the points.
    public Path {
      Require.words("ContourChart.Path", "name", name);
      String where = "ContourChart.Path " + name;
      x = List.copyOf(x);
      y = List.copyOf(y);
      Require.notEmpty(where, "x", x);
      Require.finite(where, "x", x);
      Require.sameSize(where, "y", y, "x", x.size());
      Require.finite(where, "y", y);
    }
  }
}
