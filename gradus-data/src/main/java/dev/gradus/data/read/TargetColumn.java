package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.FloatPieces;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The target column while it is read: numbers, or the classes seen so far.
final class TargetColumn {

  /// A network has an output for each; a column with more is one of names or numbers.
  private static final int MOST_CLASSES = 1 << 16;

  private final Csv csv;
  private final FloatPieces values;
  private final TextNumbers seen = new TextNumbers();
  private final List<Entry> firstOfClass = new ArrayList<>();
  private TargetKind kind;

  TargetColumn(Csv csv) {
    this.csv = csv;
    this.kind = csv.kind();
    this.values = new FloatPieces(csv.file().toString());
  }

  void add(Cell entry) {
    if (entry.isMissing()) {
      throw entry.entry().missing();
    }
    if (kind == TargetKind.AUTO) {
      kind = entry.isNumber() ? TargetKind.VALUES : TargetKind.CLASSES;
    }
    values.add(kind == TargetKind.VALUES ? number(entry) : classOf(entry));
  }

  /// @return the values, or after [#settle] the classes, one a row
  FloatPieces values() {
    return values;
  }

  /// Gives classes their order, which is not the order in which they were seen.
  ///
  /// @return what the column is
  Target settle() {
    if (kind == TargetKind.VALUES) {
      return ValueTarget.single();
    }
    List<String> names = csv.classNames().isEmpty() ? ordered() : csv.classNames();
    TextNumbers places = new TextNumbers();
    names.forEach(places::add);
    float[] position = new float[firstOfClass.size()];
    for (int number = 0; number < position.length; number++) {
      int place = places.number(firstOfClass.get(number).text());
      if (place < 0) {
        throw firstOfClass
            .get(number)
            .complaint("is none of the classes %s.".formatted(Entry.shown(names)));
      }
      position[number] = place;
    }
    for (int i = 0; i < values.size(); i++) {
      values.set(i, position[(int) values.get(i)]);
    }
    return ClassTarget.named(names);
  }

  private float number(Cell entry) {
    return entry.number(
        csv.kind() == TargetKind.AUTO
            ? "The first row has a number there. Correct it, or take the column as classes."
            : "Correct it, or take the column as classes.");
  }

  private float classOf(Cell entry) {
    int known = seen.number(entry);
    if (known >= 0) {
      return known;
    }
    Entry first = entry.entry();
    if (firstOfClass.size() == MOST_CLASSES) {
      throw first.complaint(
          "is the class number %d of its column, which may have %d. Take the column as values, or another one as target."
              .formatted(MOST_CLASSES + 1, MOST_CLASSES));
    }
    firstOfClass.add(first);
    return seen.add(first.text());
  }

  private List<String> ordered() {
    if (firstOfClass.size() < 2) {
      throw new DataException(
          "%s: every row has the class `%s` in column `%s`. At least 2 classes were expected."
              .formatted(csv.file(), Entry.shown(firstOfClass.getFirst().text()), csv.target()));
    }
    boolean numbers = firstOfClass.stream().allMatch(entry -> new Decimal().read(entry.text()));
    if (!numbers) {
      return firstOfClass.stream().map(Entry::text).sorted().toList();
    }
    List<Entry> byNumber =
        firstOfClass.stream().sorted(Comparator.comparingDouble(TargetColumn::number)).toList();
    for (int i = 1; i < byNumber.size(); i++) {
      if (number(byNumber.get(i - 1)) == number(byNumber.get(i))) {
        throw byNumber
            .get(i)
            .complaint(
                "and `%s` in line %d are the same number. Write each class in one way."
                    .formatted(byNumber.get(i - 1).text(), byNumber.get(i - 1).line()));
      }
    }
    return byNumber.stream().map(Entry::text).toList();
  }

  private static double number(Entry entry) {
    Decimal decimal = new Decimal();
    return decimal.read(entry.text()) ? decimal.number() : Double.NaN;
  }
}
