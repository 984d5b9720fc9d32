package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableColumn;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One reading of a [Csv].
final class CsvReading {

  /// How the columns of features are meant.
  ///
  /// @param isTable whether there may be categories and missing entries; else all are numbers
  /// @param categorical names of columns that are categories whatever their entries look like
  /// @param like the columns of another table, which this one must have in any order; empty for
  ///   those of the file
  private record Meaning(boolean isTable, List<String> categorical, List<TableColumn> like) {}

  private final Csv csv;
  private final Path file;
  private final CsvText text;
  private final boolean targeted;
  private final Meaning meaning;

  private CsvReading(Csv csv, boolean targeted, Meaning meaning) {
    this.csv = csv;
    this.targeted = targeted;
    this.file = csv.file();
    this.text = new CsvText(csv.file(), csv.delimiter());
    this.meaning = meaning;
  }

  /// @param csv a table of numbers
  /// @param targeted whether the target is wanted; else it and the ignored columns may be missing
  CsvReading(Csv csv, boolean targeted) {
    this(csv, targeted, new Meaning(false, List.of(), List.of()));
  }

  /// @param csv a table of numbers and categories
  /// @param categorical names of columns of categories, beside those that look like it
  static CsvReading ofTable(Csv csv, List<String> categorical) {
    for (String name : categorical) {
      if (name.equals(csv.target())
          || csv.ignored().contains(name)
          || csv.weight().filter(name::equals).isPresent()) {
        throw new ConfigException(
            "csv: column `%s` is categorical and also the target, the weight or ignored. Let it be one of them."
                .formatted(name));
      }
    }
    return new CsvReading(csv, true, new Meaning(true, List.copyOf(categorical), List.of()));
  }

  /// @param csv a table with the columns of another one
  /// @param columns features of the other one
  static CsvReading like(Csv csv, boolean targeted, List<TableColumn> columns) {
    return new CsvReading(csv, targeted, new Meaning(true, List.of(), List.copyOf(columns)));
  }

  Dataset read() {
    return text.read(this::columns).rows();
  }

  /// @param in the file's content
  Dataset read(InputStream in) {
    return text.read(in, this::columns).rows();
  }

  Table table() {
    return text.read(this::columns);
  }

  /// @param in the file's content
  Table table(InputStream in) {
    return text.read(in, this::columns);
  }

  List<String> featureNames() {
    List<String> names = text.header();
    return features(names).stream().map(names::get).toList();
  }

  /// Indices of the columns that are features, in the order in which they become some.
  private List<Integer> features(List<String> names) {
    List<Integer> features = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
    leaveOut(csv.target(), names, features);
    csv.ignored().forEach(name -> leaveOut(name, names, features));
    csv.weight().ifPresent(name -> leaveOut(name, names, features));
    if (features.isEmpty()) {
      throw new DataException(
          "%s: has no column for features beside the target `%s`. Add one, or check the delimiter."
              .formatted(file, csv.target()));
    }
    meaning.categorical().forEach(name -> text.index(names, name));
    return meaning.like().isEmpty() ? List.copyOf(features) : matched(names, features);
  }

  private void leaveOut(String name, List<String> names, List<Integer> features) {
    if (targeted || names.contains(name)) {
      int column = text.index(names, name);
      features.removeIf(feature -> feature == column);
    }
  }

  private List<Integer> matched(List<String> names, List<Integer> features) {
    Map<String, Integer> places = new HashMap<>();
    features.forEach(place -> places.put(names.get(place), place));
    List<Integer> matched = new ArrayList<>();
    for (TableColumn column : meaning.like()) {
      int place = text.index(names, column.name());
      places.remove(column.name());
      matched.add(place);
    }
    for (int place : features) {
      if (places.containsKey(names.get(place))) {
        throw new DataException(
            "%s: has a column `%s`, which the training did not have. Leave it out by `ignored`, or take it out of the file."
                .formatted(file, Entry.shown(names.get(place))));
      }
    }
    return List.copyOf(matched);
  }

  private FeatureColumn[] columns(List<String> names, List<Integer> features) {
    FeatureColumn[] columns = new FeatureColumn[features.size()];
    FeatureColumn.Room room = new FeatureColumn.Room();
    for (int i = 0; i < columns.length; i++) {
      String name = names.get(features.get(i));
      columns[i] =
          meaning.like().isEmpty()
              ? FeatureColumn.of(name, reading(name), room)
              : FeatureColumn.like(meaning.like().get(i));
    }
    return columns;
  }

  private FeatureColumn.Reading reading(String name) {
    if (!meaning.isTable()) {
      return FeatureColumn.Reading.STRICT;
    }
    return meaning.categorical().contains(name)
        ? FeatureColumn.Reading.CATEGORIES
        : FeatureColumn.Reading.INFERRED;
  }

  private CsvColumns columns(List<String> names) {
    List<Integer> features = features(names);
    return new CsvColumns(csv, names, features, columns(names, features), targeted);
  }
}
