package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The target column while it is read: numbers, or the classes seen so far.
final class TargetColumn {

  private final Csv csv;
  private final FloatColumn values;
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Entry> firstOfClass = new ArrayList<>();
  private TargetKind kind;

  TargetColumn(Csv csv) {
    this.csv = csv;
    this.kind = csv.kind();
    this.values = new FloatColumn(csv.file());
  }

  /// What became of the column.
  static final class Settled {

    private final Target target;
    private final float[] values;

    Settled(Target target, float[] values) {
      this.target = target;
      this.values = values;
    }

    Target target() {
      return target;
    }

    float[] values() {
      return values;
    }
  }

  void add(Entry entry) {
    if (entry.isMissing()) {
      throw entry.missing();
    }
    if (kind == TargetKind.AUTO) {
      kind = entry.parsed().isPresent() ? TargetKind.VALUES : TargetKind.CLASSES;
    }
    values.add(kind == TargetKind.VALUES ? number(entry) : classOf(entry));
  }

  /// Gives classes their order, which is not the order in which they were seen.
  Settled settle() {
    float[] targets = values.toArray();
    if (kind == TargetKind.VALUES) {
      return new Settled(ValueTarget.single(), targets);
    }
    List<String> names = csv.classNames().isEmpty() ? ordered() : csv.classNames();
    Map<String, Integer> places = new HashMap<>();
    for (String name : names) {
      places.put(name, places.size());
    }
    float[] position = new float[firstOfClass.size()];
    for (Entry first : firstOfClass) {
      Integer place = places.get(first.text());
      if (place == null) {
        throw first.complaint("is none of the classes %s.".formatted(Entry.shown(names)));
      }
      position[seen.getOrDefault(first.text(), 0)] = place;
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = position[(int) targets[i]];
    }
    return new Settled(ClassTarget.named(names), targets);
  }

  private float number(Entry entry) {
    return entry.number(
        csv.kind() == TargetKind.AUTO
            ? "The first row has a number there. Correct it, or take the column as classes."
            : "Correct it, or take the column as classes.");
  }

  private float classOf(Entry entry) {
    Integer known = seen.get(entry.text());
    if (known != null) {
      return known;
    }
    int number = firstOfClass.size();
    seen.put(entry.text(), number);
    firstOfClass.add(entry);
    return number;
  }

  private List<String> ordered() {
    if (firstOfClass.size() < 2) {
      throw new DataException(
          "%s: every row has the class `%s` in column `%s`. At least 2 classes were expected."
              .formatted(csv.file(), Entry.shown(firstOfClass.getFirst().text()), csv.target()));
    }
    boolean numbers = firstOfClass.stream().allMatch(entry -> entry.parsed().isPresent());
    if (!numbers) {
      return firstOfClass.stream().map(Entry::text).sorted().toList();
    }
    List<Entry> byNumber =
        firstOfClass.stream()
            .sorted(Comparator.comparingDouble(entry -> number(entry.parsed())))
            .toList();
    for (int i = 1; i < byNumber.size(); i++) {
      if (number(byNumber.get(i - 1).parsed()) == number(byNumber.get(i).parsed())) {
        throw byNumber
            .get(i)
            .complaint(
                "and `%s` in line %d are the same number. Write each class in one way."
                    .formatted(byNumber.get(i - 1).text(), byNumber.get(i - 1).line()));
      }
    }
    return byNumber.stream().map(Entry::text).toList();
  }

  private static double number(OptionalDouble parsed) {
    return parsed.orElseThrow();
  }
}
