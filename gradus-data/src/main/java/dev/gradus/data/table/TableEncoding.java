package dev.gradus.data.table;

import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How tables become numbers: what is done about missing entries. Categories always become a
/// feature each, 1 for that of the row and 0 for all others.
///
/// ```
/// TableEncoder columns = TableEncoding.of(Missing.MEDIAN).fit(parts.train());
/// ```
///
/// @param missing what is done about missing entries
public record TableEncoding(Missing missing) {

  /// @param missing what is done about missing entries
  /// @return that encoding
  public static TableEncoding of(Missing missing) {
    return new TableEncoding(missing);
  }

  /// Finds what stands for missing entries, for each column, whether it has some or not.
  ///
  /// @param train the training part, and nothing else
  /// @return the encoder, which does not change any more
  /// @throws DataException if there is nothing in a column
  public TableEncoder fit(Table train) {
    List<TableColumn> columns = train.features();
    if (missing == Missing.REFUSE || missing == Missing.DROP) {
      return new TableEncoder(missing, columns, List.of());
    }
    float[][] entries = entries(train.rows(), columns.size());
    List<Float> fills = new ArrayList<>(columns.size());
    for (int column = 0; column < columns.size(); column++) {
      float[] present = entries[column];
      if (present.length == 0) {
        throw new DataException(
            "%s: column `%s` has no entry in the training part, so there is nothing to fill it with. Leave the column out by `ignored`."
                .formatted(train.rows().name(), columns.get(column).name()));
      }
      fills.add(fill(columns.get(column), present));
    }
    return new TableEncoder(missing, columns, fills);
  }

  private float fill(TableColumn column, float[] present) {
    if (column.kind() == TableColumn.Kind.NUMBERS && missing == Missing.MEAN) {
      double sum = 0;
      for (float each : present) {
        sum += each;
      }
      return (float) (sum / present.length);
    }
    Arrays.sort(present);
    if (column.kind() == TableColumn.Kind.NUMBERS && missing == Missing.MEDIAN) {
      int middle = present.length / 2;
      return present.length % 2 == 1
          ? present[middle]
          : (float) (((double) present[middle - 1] + present[middle]) / 2);
    }
    return mostFrequent(present);
  }

  private static float mostFrequent(float[] sorted) {
    int best = 0;
    int most = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > most) {
        most = to - from;
        best = from;
      }
      from = to;
    }
    return sorted[best];
  }

  /// @return for each column what is not missing
  private static float[][] entries(Dataset rows, int columns) {
    float[][] entries = new float[columns][rows.size()];
    int[] counts = new int[columns];
    float[] row = new float[columns];
    for (int i = 0; i < rows.size(); i++) {
      rows.copyFeatures(i, row, 0);
      for (int column = 0; column < columns; column++) {
        if (!Float.isNaN(row[column])) {
          entries[column][counts[column]++] = row[column];
        }
      }
    }
    for (int column = 0; column < columns; column++) {
      entries[column] = Arrays.copyOf(entries[column], counts[column]);
    }
    return entries;
  }
}
