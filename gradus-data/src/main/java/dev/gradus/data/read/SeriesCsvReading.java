package dev.gradus.data.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gradus.core.DataException;
import dev.gradus.data.series.Series;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One reading of a [SeriesCsv].
final class SeriesCsvReading {

  private static final List<String> TIMES = List.of("time", "date", "datetime", "timestamp");

  private final SeriesCsv csv;
  private final Path file;
  private final CsvText text;

  SeriesCsvReading(SeriesCsv csv) {
    this.csv = csv;
    this.file = csv.file();
    this.text = new CsvText(csv.file(), csv.delimiter());
  }

  Series read() {
    return text.read(this::series);
  }

  /// @param in the file's content
  Series read(InputStream in) {
    return text.read(in, this::series);
  }

  private Series series(List<String> names, CloseableIterator<CsvRecord> records) {
    int time = timeColumn(names);
    int[] columns = valueColumns(names, time);
    FloatColumn values = new FloatColumn(file);
    TimeColumn times = new TimeColumn();
    while (records.hasNext()) {
      CsvRecord row = records.next();
      text.requireWhole(names, row);
      if (time >= 0) {
        times.add(text.entry(names, row, time));
      }
      for (int column : columns) {
        values.add(value(text.entry(names, row, column), values, columns.length));
      }
    }
    if (values.size() == 0) {
      throw new DataException(
          "%s: has a header but no rows. At least 2 were expected.".formatted(file));
    }
    List<String> chosen = new ArrayList<>();
    for (int column : columns) {
      chosen.add(names.get(column));
    }
    return Series.of(String.valueOf(file.getFileName()), chosen, times.texts(), values.toArray());
  }

  private float value(Entry entry, FloatColumn before, int columns) {
    if (!entry.isMissing()) {
      return entry.number("Correct it, or choose other columns.");
    }
    if (csv.missing() == MissingStep.REFUSE) {
      throw entry.missing("Fill it in, or take the value before it: `missing: previous`.");
    }
    if (before.size() < columns) {
      throw entry.missing(
          "There is no value before it to take. Fill it in, or begin the file at a later line.");
    }
    return before.get(before.size() - columns);
  }

  private int timeColumn(List<String> names) {
    if (csv.time().isPresent()) {
      return text.index(names, csv.time().get());
    }
    for (String word : TIMES) {
      for (int column = 0; column < names.size(); column++) {
        String name = names.get(column);
        if (name.toLowerCase(Locale.ROOT).equals(word) && !csv.columns().contains(name)) {
          return column;
        }
      }
    }
    return -1;
  }

  private int[] valueColumns(List<String> names, int time) {
    List<Integer> columns = new ArrayList<>();
    csv.columns().forEach(name -> columns.add(text.index(names, name)));
    if (columns.isEmpty()) {
      for (int column = 0; column < names.size(); column++) {
        if (column != time) {
          columns.add(column);
        }
      }
    }
    if (columns.isEmpty()) {
      throw new DataException(
          "%s: has no column of values beside the times in `%s`. Add one, or check the delimiter."
              .formatted(file, Entry.shown(names.get(time))));
    }
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }
}
