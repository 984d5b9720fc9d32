package dev.gradus.report.html;

import dev.gradus.core.ConfigException;
import java.util.List;

/// Raw data that a page carries and offers as a CSV file.
///
/// @param name the name of the file without its ending, for example `runs`
/// @param columns the names of the columns
/// @param rows the rows, each with a [String] or a [Number] for each column
public record DataTable(String name, List<String> columns, List<List<Object>> rows) {

  /// Copies and checks the rows.
  public DataTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new ConfigException(
            "DataTable %s: a row has %d values for %d columns. Give one for each."
                .formatted(name, row.size(), columns.size()));
      }
      for (Object value : row) {
        if (!(value instanceof String) && !(value instanceof Number)) {
          throw new ConfigException(
              "DataTable %s: expected strings and numbers, got a %s."
                  .formatted(name, value.getClass().getSimpleName()));
        }
      }
    }
  }

  /// {@return this table under another name}
  ///
  /// @param changed the name of the file without its ending
  public DataTable withName(String changed) {
    return new DataTable(changed, columns, rows);
  }
}
