package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table among the findings. The first column names the rows; the others hold numbers, or words
/// where no number will do.
///
/// @param title above it; not blank
/// @param columns the heads, at least two
/// @param rows each with a [Double], [Integer], [Long] or [String] for each column; NaN stands for
///   what does not exist
public record FindingTable(String title, List<String> columns, List<List<Object>> rows) {

  /// Copies and checks the rows.
  ///
  /// @throws ConfigException for a blank title, fewer than two columns, or a row that does not fit
  ///   them
  public FindingTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    if (title.isBlank() || columns.size() < 2) {
      throw new ConfigException(
          "FindingTable \"%s\": a title and two columns were expected, got %d columns."
              .formatted(title, columns.size()));
    }
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new ConfigException(
            "FindingTable \"%s\": a row has %d cells for %d columns. Give one for each."
                .formatted(title, row.size(), columns.size()));
      }
      for (Object cell : row) {
        if (!(cell instanceof Double
            || cell instanceof Integer
            || cell instanceof Long
            || cell instanceof String)) {
          throw new ConfigException(
              "FindingTable \"%s\": expected numbers and texts, got a %s."
                  .formatted(title, cell.getClass().getSimpleName()));
        }
      }
    }
  }

  /// @param title above it
  /// @param columns the heads
  /// @return a table without rows
  public static FindingTable of(String title, String... columns) {
    return new FindingTable(title, List.of(columns), List.of());
  }

  /// @param cells of one more row
  /// @return this table with that row below
  public FindingTable plus(Object... cells) {
    List<List<Object>> more = new ArrayList<>(rows);
    more.add(List.of(cells));
    return new FindingTable(title, columns, more);
  }

  /// The cells as texts. Numbers in the first column are names and stand as they are. Other numbers
  /// with a fraction have the same decimals throughout a column: as many as show four digits of the
  /// largest. Very small or large ones have an exponent.
  ///
  /// @return the rows, a text for each column
  public List<List<String>> texts() {
    List<List<String>> texts = new ArrayList<>();
    for (List<Object> row : rows) {
      List<String> line = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        line.add(
            row.get(column) instanceof Double value
                ? text(value, column)
                : String.valueOf(row.get(column)));
      }
      texts.add(line);
    }
    return texts;
  }

  /// @param column its index
  /// @return whether it holds numbers
  public boolean numeric(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
  }

  private String text(double value, int column) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    if (column == 0) {
      return Wording.number(value);
    }
    double[] sizes =
        rows.stream()
            .map(row -> row.get(column))
            .filter(Double.class::isInstance)
            .mapToDouble(cell -> Math.abs((Double) cell))
            .filter(size -> size > 0 && Double.isFinite(size))
            .toArray();
    double largest = Arrays.stream(sizes).max().orElse(1);
    double smallest = Arrays.stream(sizes).min().orElse(1);
    if (largest >= 1e6 || smallest < 1e-4) {
      return value == 0 ? "0" : String.format(Locale.ROOT, "%.3e", value);
    }
    long decimals = Math.clamp((long) (3 - Math.floor(Math.log10(largest))), 0, 4);
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
