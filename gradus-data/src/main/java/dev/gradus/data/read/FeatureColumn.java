package dev.gradus.data.read;

import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A column of features while it is read: numbers, or the categories seen so far; its first entry
/// that is not missing tells which.
final class FeatureColumn {

  /// How a column's entries are meant.
  enum Reading {
    /// As numbers, all there.
    STRICT,
    /// As the first entry says.
    INFERRED,
    /// As categories.
    CATEGORIES,
    /// As another table has them.
    GIVEN
  }

  private final String name;
  private final Reading reading;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> categories = new ArrayList<>();
  private Optional<TableColumn.Kind> kind;
  private long missing;
  private String firstMissing = "";

  private FeatureColumn(String name, Reading reading, Optional<TableColumn.Kind> kind) {
    this.name = name;
    this.reading = reading;
    this.kind = kind;
  }

  static FeatureColumn of(String name, Reading reading) {
    return new FeatureColumn(
        name,
        reading,
        switch (reading) {
          case STRICT -> Optional.of(TableColumn.Kind.NUMBERS);
          case CATEGORIES -> Optional.of(TableColumn.Kind.CATEGORIES);
          case INFERRED, GIVEN -> Optional.empty();
        });
  }

  /// @param column of another table, such as that of the training
  static FeatureColumn like(TableColumn column) {
    FeatureColumn like =
        new FeatureColumn(column.name(), Reading.GIVEN, Optional.of(column.kind()));
    column.categories().forEach(like::add);
    return like;
  }

  /// @return the number, or that of the category in the order of their first rows; NaN for missing
  float value(Entry entry) {
    if (entry.isMissing()) {
      return missing(entry);
    }
    if (kind.isEmpty()) {
      kind =
          Optional.of(
              entry.parsed().isPresent() ? TableColumn.Kind.NUMBERS : TableColumn.Kind.CATEGORIES);
    }
    return kind.get() == TableColumn.Kind.NUMBERS ? entry.number(advice()) : category(entry);
  }

  private float missing(Entry entry) {
    if (reading == Reading.STRICT) {
      throw entry.missing();
    }
    if (missing == 0) {
      firstMissing = String.valueOf(entry.missing("").getMessage()).strip();
    }
    missing++;
    return Float.NaN;
  }

  private String advice() {
    return switch (reading) {
      case STRICT -> "Correct it, or leave the column out by `ignored`.";
      case INFERRED, CATEGORIES ->
          "The column's first entry is one. Correct it, or name the column under `categorical`.";
      case GIVEN -> "The column was one of numbers in training. Correct it.";
    };
  }

  private float category(Entry entry) {
    Integer known = numbers.get(entry.text());
    if (known != null) {
      return known;
    }
    if (reading == Reading.GIVEN) {
      throw entry.complaint(
          "is none of the %d categories that the column had in training. Did you mean `%s`? Correct it."
              .formatted(categories.size(), Entry.shown(NearestName.to(entry.text(), categories))));
    }
    if (categories.size() == TableColumn.MOST_CATEGORIES) {
      throw entry.complaint(
          "is the category number %d of its column, which may have %d. Leave the column out by `ignored`."
              .formatted(categories.size() + 1, TableColumn.MOST_CATEGORIES));
    }
    return add(entry.text());
  }

  private int add(String category) {
    int number = categories.size();
    numbers.put(category, number);
    categories.add(category);
    return number;
  }

  /// @return what the column is, its categories in sorted order
  TableColumn column() {
    return categories.isEmpty()
        ? TableColumn.numbers(name)
        : TableColumn.categories(
            name, reading == Reading.GIVEN ? categories : categories.stream().sorted().toList());
  }

  /// @return for each category by its number in the order of rows, that in the order of [#column];
  ///   empty if they are the same
  Optional<int[]> order() {
    List<String> sorted = column().categories();
    if (sorted.equals(categories)) {
      return Optional.empty();
    }
    return Optional.of(categories.stream().mapToInt(sorted::indexOf).toArray());
  }

  Optional<Table.Gap> gap() {
    return missing == 0 ? Optional.empty() : Optional.of(new Table.Gap(missing, firstMissing));
  }
}
