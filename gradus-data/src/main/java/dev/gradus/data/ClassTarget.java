package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// Each sample belongs to exactly one of `classes` classes, numbered from 0.
///
/// @param classes how many there are, at least 2
/// @param names one for each class, in order; empty where classes have no names but their numbers
public record ClassTarget(int classes, List<String> names) implements Target {

  private static final Shape ONE = Shape.of(1);

  /// Copies the names.
  ///
  /// @throws ConfigException for fewer than 2 classes or another number of names
  public ClassTarget {
    names = List.copyOf(names);
    if (classes < 2) {
      throw new ConfigException(
          "ClassTarget: classes must be at least 2, got %d. One class leaves nothing to tell apart."
              .formatted(classes));
    }
    if (!names.isEmpty() && names.size() != classes) {
      throw new ConfigException(
          "ClassTarget: %d classes with %d names. Name every class, or none."
              .formatted(classes, names.size()));
    }
  }

  /// @param classes how many there are, at least 2
  /// @return classes known by their numbers
  public static ClassTarget of(int classes) {
    return new ClassTarget(classes, List.of());
  }

  /// @param names one for each class, in order; at least 2
  /// @return classes with these names
  public static ClassTarget named(List<String> names) {
    return new ClassTarget(names.size(), names);
  }

  /// @return one label for each class: its name, or its number where there are no names
  public List<String> labels() {
    return names.isEmpty()
        ? IntStream.range(0, classes).mapToObj(Integer::toString).toList()
        : names;
  }

  @Override
  public Shape shape() {
    return ONE;
  }
}
