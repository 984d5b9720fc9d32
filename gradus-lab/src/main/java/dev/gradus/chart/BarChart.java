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
  /// @param color which color it wears
  public record Bar(String name, double value, ColorRole color) {

    /// Checks the name and the value.
    public Bar {
      Require.words("BarChart.Bar", "name", name);
      Require.finite("BarChart.Bar " + name, "value", value);
    }
  }
}
