package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// Lengths side by side: one horizontal bar for each named value, from 0.
///
/// @param title the words above the figure; not blank
/// @param axis what the bars measure
/// @param bars the bars, at least one, top to bottom
public record BarChart(String title, Axis axis, List<Bar> bars) implements Chart {

  /// Copies and checks the bars.
  public BarChart {
    Require.words("BarChart", "title", title);
    bars = List.copyOf(bars);
    Require.notEmpty("BarChart " + title, "bars", bars);
    if (axis.log()) {
      throw new ConfigException(
          "BarChart %s: the axis is logarithmic, but bars begin at 0. Use a linear axis."
              .formatted(title));
    }
  }

  /// One bar.
  ///
  /// @param name what is measured; not blank
  /// @param value its length; finite
  /// @param low the lower end of its interval, at most `value`; NaN for none
  /// @param high the upper end of its interval, at least `value`; NaN for none
  /// @param color which color it wears
  public record Bar(String name, double value, double low, double high, ColorRole color) {

    /// Checks the name, the value and the order of the numbers.
    public Bar {
      Require.words("BarChart.Bar", "name", name);
      String where = "BarChart.Bar " + name;
      Require.finite(where, "value", value);
      Require.finiteOrMissing(where, "[low, high]", List.of(low, high));
      if (low > value || value > high) {
        throw new ConfigException(
            "%s: expected low <= value <= high, got %s, %s, %s."
                .formatted(where, low, value, high));
      }
    }

    /// A bar without an interval.
    ///
    /// @param name what is measured
    /// @param value its length
    /// @param color which color it wears
    public Bar(String name, double value, ColorRole color) {
      this(name, value, Double.NaN, Double.NaN, color);
    }

    /// {@return whether both ends of the interval are there}
    public boolean hasInterval() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }
}
