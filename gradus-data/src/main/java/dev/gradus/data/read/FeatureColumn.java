package dev.gradus.data.read;

import dev.gradus.core.NearestWord;
import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableColumn;
import java.util.List;
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
  private final TextNumbers categories = new TextNumbers();
  private final Room room;
  private Optional<TableColumn.Kind> kind;
  private long missing;
  private String firstMissing = "";

  /// How many categories the columns of a table may have together.
  static final class Room {

    private static final int MOST = 1 << 15;

    private int taken;
  }

  private FeatureColumn(String name, Reading reading, Optional<TableColumn.Kind> kind, Room room) {
    this.room = room;
    this.name = name;
    this.reading = reading;
    this.kind = kind;
  }

  static FeatureColumn of(String name, Reading reading, Room room) {
    return new FeatureColumn(
        name,
        reading,
        switch (reading) {
          case STRICT -> Optional.of(TableColumn.Kind.NUMBERS);
          case CATEGORIES -> Optional.of(TableColumn.Kind.CATEGORIES);
          case INFERRED, GIVEN -> Optional.empty();
        },
        room);
  }

  /// @param column of another table, such as that of the training
  static FeatureColumn like(TableColumn column) {
    FeatureColumn like =
        new FeatureColumn(column.name(), Reading.GIVEN, Optional.of(column.kind()), new Room());
    column.categories().forEach(like.categories::add);
    return like;
  }

  /// @return the number, or that of the category in the order of their first rows; NaN for missing
  float value(Cell entry) {
    if (entry.isMissing()) {
      return missing(entry);
    }
    if (kind.isEmpty()) {
      kind = Optional.of(entry.isNumber() ? TableColumn.Kind.NUMBERS : TableColumn.Kind.CATEGORIES);
    }
    return kind.get() == TableColumn.Kind.NUMBERS ? entry.number(advice()) : category(entry);
  }

  private float missing(Cell entry) {
    if (reading == Reading.STRICT) {
      throw entry.entry().missing();
    }
    if (missing == 0) {
      firstMissing = String.valueOf(entry.entry().missing("").getMessage()).strip();
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

  private float category(Cell entry) {
    int known = categories.number(entry);
    if (known >= 0) {
      return known;
    }
    Entry added = entry.entry();
    if (reading == Reading.GIVEN) {
      throw added.complaint(
          "is none of the %d categories that the column had in training. Did you mean `%s`? Correct it."
              .formatted(
                  categories.size(),
                  Entry.shown(NearestWord.to(added.text(), categories.texts()))));
    }
    if (categories.size() == TableColumn.MOST_CATEGORIES) {
      throw added.complaint(
          "is the category number %d of its column, which may have %d. Leave the column out by `ignored`."
              .formatted(categories.size() + 1, TableColumn.MOST_CATEGORIES));
    }
    if (room.taken == Room.MOST) {
      throw added.complaint(
          "is the category number %d of all columns together, which may have %d. Leave columns out by `ignored`."
              .formatted(room.taken + 1, Room.MOST));
    }
    room.taken++;
    return categories.add(added.text());
  }

  /// @return what the column is, its categories in sorted order
  TableColumn column() {
    List<String> texts = categories.texts();
    return texts.isEmpty()
        ? TableColumn.numbers(name)
        : TableColumn.categories(
            name, reading == Reading.GIVEN ? texts : texts.stream().sorted().toList());
  }

  /// @param column what this one is
  /// @return for each category by its number in the order of rows, that in the order of the column;
  ///   empty if they are the same
  Optional<int[]> order(TableColumn column) {
    List<String> sorted = column.categories();
    List<String> texts = categories.texts();
    return sorted.equals(texts)
        ? Optional.empty()
        : Optional.of(texts.stream().mapToInt(sorted::indexOf).toArray());
  }

  Optional<Table.Gap> gap() {
    return missing == 0 ? Optional.empty() : Optional.of(new Table.Gap(missing, firstMissing));
  }
}
