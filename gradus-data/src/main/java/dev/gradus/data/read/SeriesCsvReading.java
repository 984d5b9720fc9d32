package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.series.Series;
import dev.gradus.data.series.SeriesSteps;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    return text.read(this::steps);
  }

  /// @param in the file's content
  Series read(InputStream in) {
    return text.read(in, this::steps);
  }

  private Steps steps(List<String> names) {
    int time = timeColumn(names);
    return new Steps(names, time, valueColumns(names, time));
  }

  /// The steps while they are read.
  private final class Steps implements CsvText.Below<Series> {

    private static final int NONE = -1;

    private final int time;
    private final TimeColumn times = new TimeColumn();
    private final SeriesSteps steps;

    /// For each column of the file its place in a step.
    private final int[] places;

    /// The step before, as far as this one is not read.
    private final float[] step;

    private boolean first = true;

    Steps(List<String> names, int time, int[] columns) {
      this.time = time;
      this.step = new float[columns.length];
      this.places = new int[names.size()];
      Arrays.fill(places, NONE);
      List<String> chosen = new ArrayList<>();
      for (int column : columns) {
        places[column] = chosen.size();
        chosen.add(names.get(column));
      }
      this.steps = new SeriesSteps(String.valueOf(file.getFileName()), chosen);
    }

    @Override
    public void take(int column, Cell entry) {
      if (column == time) {
        times.add(entry);
        steps.addTime(entry);
      } else if (places[column] != NONE) {
        step[places[column]] = value(entry, step[places[column]]);
      }
    }

    private float value(Cell entry, float before) {
      if (!entry.isMissing()) {
        return entry.number("Correct it, or choose other columns.");
      }
      if (csv.missing() == MissingStep.REFUSE) {
        throw entry
            .entry()
            .missing("Fill it in, or take the value before it: `missing: previous`.");
      }
      if (first) {
        throw entry
            .entry()
            .missing(
                "There is no value before it to take. Fill it in, or begin the file at a later line.");
      }
      return before;
    }

    @Override
    public void endRow() {
      steps.add(step);
      first = false;
    }

    @Override
    public Series all() {
      if (first) {
        throw new DataException(
            "%s: has a header but no rows. At least 2 were expected.".formatted(file));
      }
      return steps.series();
    }
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
