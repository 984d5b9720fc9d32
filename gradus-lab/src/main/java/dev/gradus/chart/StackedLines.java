package dev.gradus.chart;

/// A low strip above a line chart, on one common x axis: a learning rate above the loss it leads
/// to.
///
/// @param title the words above the figure; not blank
/// @param strip the chart on top, drawn low
/// @param main the chart below, with the same x axis
public record StackedLines(String title, LineChart strip, LineChart main) implements Chart {

  /// Checks that both charts go together.
  ///
  /// @throws dev.gradus.core.ConfigException for a blank title, or for two different x axes
  public StackedLines {
    Require.words("StackedLines", "title", title);
    Require.sameAxis("StackedLines " + title, strip.xAxis(), main.title(), main.xAxis());
  }
}
