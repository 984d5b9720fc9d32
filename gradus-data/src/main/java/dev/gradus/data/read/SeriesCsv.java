package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.series.Series;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A time series in a CSV file: a header line with a name for each column, then one step a line, in
/// the order of time. What else a CSV file must look like says [Csv].
///
/// ```
/// Series sunspots = SeriesCsv.of(Path.of("sunspots.csv")).read();
/// ```
///
/// Times are numbers, such as `1749.0833`, or dates as ISO 8601 writes them: `1949-03`,
/// `1949-03-31`, `1949-03-31T12:00`, `1949-03-31 12:00:00`, `1949-03-31T12:00:00Z`. They must
/// increase from line to line; that they do so evenly is not asked, for months do not. A file
/// without times is taken as it stands.
///
/// @param file path of the CSV file
/// @param columns names of the columns to read, in the order wanted; default none, which is all but
///   the time
/// @param time name of the column of times; default none, which takes the first of `time`, `date`,
///   `datetime` and `timestamp` that is there, letter case aside
/// @param missing what becomes of missing values; default [MissingStep#REFUSE]
/// @param delimiter between entries; default `,`
public record SeriesCsv(
    Path file, List<String> columns, Optional<String> time, MissingStep missing, char delimiter) {

  /// Copies the list.
  ///
  /// @throws ConfigException if a column is named twice or is the time too, or the delimiter cannot
  ///   be one
  public SeriesCsv {
    columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (columns.indexOf(column) < i || time.equals(Optional.of(column))) {
        throw new ConfigException(
            "series: column `%s` is named twice. Name each column once, the time apart."
                .formatted(column));
      }
    }
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new ConfigException(
          "series: delimiter cannot be a quote or a line end. Take `,`, `;` or a tab.");
    }
  }

  /// @param file path of the CSV file
  /// @return all its columns but the time, everything else by default
  public static SeriesCsv of(Path file) {
    return new SeriesCsv(file, List.of(), Optional.empty(), MissingStep.REFUSE, ',');
  }

  /// @param names of the columns to read, in the order wanted
  /// @return the same file with these columns
  public SeriesCsv withColumns(String... names) {
    return new SeriesCsv(file, List.of(names), time, missing, delimiter);
  }

  /// @param column name of the column of times
  /// @return the same file with these times
  public SeriesCsv withTime(String column) {
    return new SeriesCsv(file, columns, Optional.of(column), missing, delimiter);
  }

  /// @param choice what becomes of missing values
  /// @return the same file with that choice
  public SeriesCsv withMissing(MissingStep choice) {
    return new SeriesCsv(file, columns, time, choice, delimiter);
  }

  /// @param sign between entries
  /// @return the same file with that delimiter
  public SeriesCsv withDelimiter(char sign) {
    return new SeriesCsv(file, columns, time, missing, sign);
  }

  /// @return the series, named after the file
  /// @throws DataException if the file is missing or empty, lacks a column, has rows of another
  ///   length than its header, times that do not increase, or entries that are missing or no
  ///   numbers
  public Series read() {
    return new SeriesCsvReading(this).read();
  }

  /// Reads a series that is in no file of its own; messages call it by the file's name.
  ///
  /// @param content the bytes; not closed
  /// @return the series, named after the file
  /// @throws DataException as [#read], but for a file that is missing
  public Series read(InputStream content) {
    return new SeriesCsvReading(this).read(content);
  }
}
