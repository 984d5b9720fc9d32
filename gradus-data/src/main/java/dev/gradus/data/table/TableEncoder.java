package dev.gradus.data.table;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.WeightedDataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Makes numbers of tables, the same ones for the same row always. Pure data: saved beside a model
/// it gives later rows the numbers that the network learned from.
///
/// ```
/// Dataset train = columns.encode(parts.train());
/// net.save(folder.resolve("model"));
/// columns.save(folder.resolve("model"));
/// ```
///
/// @param missing what is done about missing entries
/// @param columns the features, in the order in which the network takes them
/// @param fills what stands for a missing entry of each column: a number, or that of a category;
///   empty if nothing is filled in
public record TableEncoder(Missing missing, List<TableColumn> columns, List<Float> fills) {

  /// Name of the file in a model's folder.
  public static final String FILE = TableFile.NAME;

  private static final long MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /// Copies the lists.
  ///
  /// @throws ConfigException if there are no columns, one is no feature, or fills do not fit them
  public TableEncoder {
    columns = List.copyOf(columns);
    fills = List.copyOf(fills);
    if (columns.isEmpty() || !columns.stream().allMatch(TableColumn::isFeature)) {
      throw new ConfigException(
          "table: an encoder takes the columns that are features, got %s. Give Table.features()."
              .formatted(columns));
    }
    boolean filling = missing != Missing.REFUSE && missing != Missing.DROP;
    if (fills.size() != (filling ? columns.size() : 0)) {
      throw new ConfigException(
          "table: missing entries are treated by %3$s, the fills are %1$d and the columns %2$d. Fit a TableEncoding instead."
              .formatted(fills.size(), columns.size(), missing));
    }
    for (int i = 0; i < fills.size(); i++) {
      float fill = fills.get(i);
      int categories = columns.get(i).categories().size();
      boolean isCategory = fill >= 0 && fill < categories && fill == (int) fill;
      if (!Float.isFinite(fill) || (categories > 0 && !isCategory)) {
        throw new ConfigException(
            "table: column `%s` is filled with %s, expected a finite number or that of one of its %d categories. Fit a TableEncoding instead."
                .formatted(columns.get(i).name(), fill, categories));
      }
    }
  }

  /// @return whether a network cannot do without it: there are categories, or something is filled
  public boolean isNeeded() {
    return !fills.isEmpty()
        || columns.stream().anyMatch(column -> column.kind() == TableColumn.Kind.CATEGORIES);
  }

  /// @return names of the features, `age` or `color=red`
  public List<String> featureNames() {
    return columns.stream().flatMap(column -> column.featureNames().stream()).toList();
  }

  /// @param column one of [#columns], by its place
  /// @return what stands for a missing entry there, a number or a category; empty if nothing
  public String fill(int column) {
    if (fills.isEmpty()) {
      return "";
    }
    float fill = fills.get(column);
    List<String> categories = columns.get(column).categories();
    if (!categories.isEmpty()) {
      return categories.get((int) fill);
    }
    return fill == (int) fill ? Integer.toString((int) fill) : Float.toString(fill);
  }

  /// @param table with the columns that this was fitted to
  /// @return features `[featureNames().size()]`, with the table's targets and weights
  /// @throws DataException if an entry is missing and that is refused, if no row is left without
  ///   one, or if the rows do not fit into memory
  /// @throws ConfigException if the table has other columns
  public TableDataset encode(Table table) {
    return encode(table, missing);
  }

  /// Every row, also where training [drops][Missing#DROP] those with missing entries: here they are
  /// refused, since each row gets its prediction.
  ///
  /// @param table of rows to predict
  /// @return features `[featureNames().size()]`; the targets mean nothing
  /// @throws DataException as [#encode]
  public TableDataset encodeToPredict(Table table) {
    return encode(table, missing == Missing.DROP ? Missing.REFUSE : missing);
  }

  private TableDataset encode(Table table, Missing treatment) {
    if (!table.features().equals(columns)) {
      throw new ConfigException(
          "%s: has the features %s, the encoder was fitted to %s. Read it by Csv.tableLike with these."
              .formatted(table.rows().name(), table.features(), columns));
    }
    Dataset rows = table.rows();
    int[] gappy = table.gaps().isEmpty() ? new int[0] : gappy(rows);
    if (gappy.length > 0 && treatment == Missing.REFUSE) {
      throw refused(table, rows, gappy[0]);
    }
    if (gappy.length == rows.size() && treatment == Missing.DROP) {
      throw new DataException(
          "%s: every row has a missing entry, so none is left. Fill them, for example by `missing: median`, or leave columns out by `ignored`."
              .formatted(rows.name()));
    }
    if (gappy.length > 0 && treatment == Missing.DROP) {
      rows = rows.subset(without(rows.size(), gappy));
      gappy = new int[0];
    }
    return new TableDataset(
        gappy.length == 0 && featureNames().size() == columns.size() && !hasCategories()
            ? rows
            : encoded(rows),
        table,
        this);
  }

  private boolean hasCategories() {
    return columns.stream().anyMatch(column -> column.kind() == TableColumn.Kind.CATEGORIES);
  }

  private Dataset encoded(Dataset rows) {
    List<String> names = featureNames();
    int width = names.size();
    long wanted = (long) rows.size() * width;
    if (wanted > MOST_NUMBERS) {
      throw new DataException(
          "%s: %d rows x %d features, which is more than one data set can hold, %d numbers. Leave out columns with many categories."
              .formatted(rows.name(), rows.size(), width, MOST_NUMBERS));
    }
    float[] values = new float[(int) wanted];
    float[] targets = new float[rows.size()];
    float[] weights = new float[rows.isWeighted() ? rows.size() : 0];
    float[] row = new float[columns.size()];
    for (int i = 0; i < rows.size(); i++) {
      rows.copyFeatures(i, row, 0);
      write(row, values, i * width);
      targets[i] = rows.targetValue(i, 0);
      if (rows.isWeighted()) {
        weights[i] = rows.weight(i);
      }
    }
    Dataset encoded = InMemoryDataset.table(rows.name(), names, values, rows.target(), targets);
    return rows.isWeighted() ? WeightedDataset.of(encoded, weights) : encoded;
  }

  private void write(float[] row, float[] values, int offset) {
    int at = offset;
    for (int column = 0; column < row.length; column++) {
      float entry = Float.isNaN(row[column]) ? fills.get(column) : row[column];
      int categories = columns.get(column).categories().size();
      if (categories == 0) {
        values[at++] = entry;
      } else {
        values[at + (int) entry] = 1;
        at += categories;
      }
    }
  }

  private DataException refused(Table table, Dataset rows, int sample) {
    float[] row = new float[columns.size()];
    rows.copyFeatures(sample, row, 0);
    int column =
        IntStream.range(0, row.length).filter(i -> Float.isNaN(row[i])).findFirst().orElse(0);
    Table.Gap gap = table.gaps().get(columns.get(column).name());
    return new DataException(
        (gap == null
                ? rows.name() + ": row %d has a missing entry.".formatted(sample)
                : gap.first())
            + (missing == Missing.DROP
                ? " Fill it in: training left such rows out, but here each row gets a prediction."
                : " Fill it in, leave out that line, or have it filled, for example by `missing: median`."));
  }

  /// @return numbers of the rows with missing entries, ascending
  private int[] gappy(Dataset rows) {
    float[] row = new float[columns.size()];
    return IntStream.range(0, rows.size())
        .filter(i -> {
          rows.copyFeatures(i, row, 0);
          for (float entry : row) {
            if (Float.isNaN(entry)) {
              return true;
            }
          }
          return false;
        })
        .toArray();
  }

  private static int[] without(int size, int[] left) {
    boolean[] gone = new boolean[size];
    for (int row : left) {
      gone[row] = true;
    }
    return IntStream.range(0, size).filter(row -> !gone[row]).toArray();
  }

  /// Writes `table.txt`, whole or not at all.
  ///
  /// @param folder of the model
  /// @throws DataException if it cannot be written
  public void save(Path folder) {
    TableFile.write(folder, this);
  }

  /// @param folder of the model
  /// @return the encoder as it was saved
  /// @throws DataException if the file is missing, damaged or of another version
  public static TableEncoder load(Path folder) {
    return TableFile.read(folder);
  }

  /// @param folder of a model
  /// @return whether an encoder was saved there
  public static boolean isSaved(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }
}
