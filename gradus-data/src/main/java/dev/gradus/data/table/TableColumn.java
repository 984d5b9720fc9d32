package dev.gradus.data.table;

import dev.gradus.core.ConfigException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A column of a table.
///
/// @param name as in the header
/// @param kind what it is to a network
/// @param categories of a column of categories: its entries, each once, in sorted order; else none
public record TableColumn(String name, Kind kind, List<String> categories) {

  /// How many categories a column may have: each becomes a feature.
  public static final int MOST_CATEGORIES = 100;

  /// What a column is to a network.
  public enum Kind {
    /// A feature.
    NUMBERS,
    /// As many features as there are categories: 1 for that of the row, else 0.
    CATEGORIES,
    /// What is predicted.
    TARGET,
    /// How much a row counts.
    WEIGHT,
    /// Nothing.
    LEFT_OUT
  }

  /// Copies the list.
  ///
  /// @throws ConfigException if a column of another kind has categories, or one of categories none,
  ///   more than [#MOST_CATEGORIES], or one twice
  public TableColumn {
    categories = List.copyOf(categories);
    Set<String> distinct = new HashSet<>(categories);
    boolean fits =
        kind == Kind.CATEGORIES
            ? !categories.isEmpty() && categories.size() <= MOST_CATEGORIES
            : categories.isEmpty();
    if (!fits || distinct.size() != categories.size()) {
      throw new ConfigException(
          "table: column `%s` of kind %s has %d categories, %d of them different. Give a column of categories 1 to %d, all different, and others none."
              .formatted(name, kind, categories.size(), distinct.size(), MOST_CATEGORIES));
    }
  }

  /// @param name as in the header
  /// @return a column of numbers
  public static TableColumn numbers(String name) {
    return new TableColumn(name, Kind.NUMBERS, List.of());
  }

  /// @param name as in the header
  /// @param categories in their order
  /// @return a column of these categories
  public static TableColumn categories(String name, List<String> categories) {
    return new TableColumn(name, Kind.CATEGORIES, categories);
  }

  /// @return whether a network sees it
  public boolean isFeature() {
    return kind == Kind.NUMBERS || kind == Kind.CATEGORIES;
  }

  /// @return names of the features that it becomes: its own, or `color=red` for each category
  public List<String> featureNames() {
    return switch (kind) {
      case NUMBERS -> List.of(name);
      case CATEGORIES -> categories.stream().map(category -> name + "=" + category).toList();
      case TARGET, WEIGHT, LEFT_OUT -> List.of();
    };
  }

  /// @return its name, and how many categories it has
  @Override
  public String toString() {
    return kind == Kind.CATEGORIES ? name + " (" + categories.size() + " categories)" : name;
  }
}
