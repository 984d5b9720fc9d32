package dev.gradus.chart;

import java.util.List;

/// Small histograms side by side, one for each column of a table.
///
/// @param title the words above; not blank
/// @param caption a quieter line below the title; may be empty
/// @param panels from left to right and top to bottom, at least one
public record HistogramPanels(String title, String caption, List<Histogram> panels) {

  /// Copies and checks the panels.
  ///
  /// @throws dev.gradus.core.ConfigException for a blank title, or no panels
  public HistogramPanels {
    Require.words("HistogramPanels", "title", title);
    panels = List.copyOf(panels);
    Require.notEmpty("HistogramPanels " + title, "panels", panels);
  }
}
