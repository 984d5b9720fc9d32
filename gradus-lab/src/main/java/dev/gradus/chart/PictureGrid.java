package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// Pictures in rows and columns, such as ten samples of each class.
///
/// @param title the words above; not blank
/// @param caption a quieter line below the title; may be empty
/// @param rows from top to bottom, with at least one picture among them
public record PictureGrid(String title, String caption, List<Row> rows) implements Chart {

  /// Copies and checks the rows.
  ///
  /// @throws ConfigException for a blank title, or no pictures
  public PictureGrid {
    Require.words("PictureGrid", "title", title);
    rows = List.copyOf(rows);
    if (rows.stream().allMatch(row -> row.cells().isEmpty())) {
      throw new ConfigException(
          "PictureGrid %s: has no pictures, expected at least one.".formatted(title));
    }
  }

  /// Pictures side by side.
  ///
  /// @param label stands before them; may be empty
  /// @param cells from left to right; may be none
  public record Row(String label, List<Cell> cells) {

    /// Copies the cells.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// A picture in its place.
  ///
  /// @param label stands below it; may be empty
  /// @param picture what is shown
  public record Cell(String label, Picture picture) {}

  /// @return pictures in the longest row
  public int columns() {
    return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
  }

  /// @return whether any picture has words below it
  public boolean hasLabels() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> !cell.label().isEmpty());
  }

  /// @return rows of the highest picture
  public int pictureHeight() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .mapToInt(cell -> cell.picture().height())
        .max()
        .orElse(1);
  }

  /// @return columns of the widest picture
  public int pictureWidth() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .mapToInt(cell -> cell.picture().width())
        .max()
        .orElse(1);
  }
}
