package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.List;

/// Which class was taken for which, as a table whose cells are darker the larger their share of a
/// row is.
///
/// @param title the words above; not blank
/// @param caption a quieter line below the title; may be empty
/// @param labels one for each class
/// @param counts samples by right class, down, and predicted class, across
public record ConfusionTable(
    String title, String caption, List<String> labels, List<List<Long>> counts) implements Chart {

  /// Copies and checks the counts.
  ///
  /// @throws ConfigException for a blank title, no classes, or not a row and a column for each
  public ConfusionTable {
    Require.words("ConfusionTable", "title", title);
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
    Require.notEmpty("ConfusionTable " + title, "labels", labels);
    int size = labels.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new ConfigException(
          "ConfusionTable %s: %d labels need %d rows of %d counts."
              .formatted(title, size, size, size));
    }
  }

  /// @param right class, from 0
  /// @param predicted class, from 0
  /// @return the share of the row; 0 in a row without samples
  public double share(int right, int predicted) {
    long samples = counts.get(right).stream().mapToLong(Long::longValue).sum();
    return samples == 0 ? 0 : (double) counts.get(right).get(predicted) / samples;
  }
}
