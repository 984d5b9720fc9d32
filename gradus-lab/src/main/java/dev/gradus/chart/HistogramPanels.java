package dev.gradus.chart;

import java.util.List;

/// Small histograms in rows: one for each column of a table, or one row for each setting with a
/// histogram for each layer.
///
/// @param title the words above; not blank
/// @param caption a quieter line below the title; may be empty
/// @param rows from top to bottom, at least one; a row with a label keeps its panels on one line
///   where there is room, a row without one flows
public record HistogramPanels(String title, String caption, List<Row> rows) implements Chart {

  /// Copies and checks the rows.
  ///
  /// @throws dev.gradus.core.ConfigException for a blank title, no rows, or a row without panels
  public HistogramPanels {
    Require.words("HistogramPanels", "title", title);
    rows = List.copyOf(rows);
    Require.notEmpty("HistogramPanels " + title, "rows", rows);
    for (Row row : rows) {
      Require.notEmpty("HistogramPanels " + title, "panels", row.panels);
    }
  }

  /// {@return panels without rows of their own: they flow}
  ///
  /// @param title the words above
  /// @param caption a quieter line below the title; may be empty
  /// @param panels from left to right and top to bottom
  public static HistogramPanels of(String title, String caption, List<Histogram> panels) {
    return new HistogramPanels(title, caption, List.of(new Row("", panels)));
  }

  /// Histograms side by side.
  ///
  /// @param label stands above them; may be empty
  /// @param panels from left to right, at least one
  public record Row(String label, List<Histogram> panels) {

    /// Copies the panels.
    public Row {
      panels = List.copyOf(panels);
    }
  }

  /// {@return panels in the longest row}
  public int columns() {
    return rows.stream().mapToInt(row -> row.panels.size()).max().orElse(1);
  }
}
