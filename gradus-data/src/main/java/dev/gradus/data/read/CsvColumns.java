package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.FloatPieces;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.WeightedDataset;
import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the rows of a CSV file have said so far, column by column.
final class CsvColumns implements CsvText.Below<Table> {

  private static final int NO_FEATURE = -1;

  private final Csv csv;
  private final Path file;
  private final List<String> names;
  private final FeatureColumn[] columns;

  /// For each feature its column in the file, and the other way round.
  private final int[] places;

  private final int[] features;
  private final float[] row;
  private final boolean targeted;
  private final int target;
  private final int weight;
  private final FloatPieces values;
  private final TargetColumn targets;
  private final FloatPieces weights;

  /// @param names of all columns of the file
  /// @param features which of them are features
  /// @param columns these features
  /// @param targeted whether target and weight are wanted
  CsvColumns(
      Csv csv,
      List<String> names,
      List<Integer> features,
      FeatureColumn[] columns,
      boolean targeted) {
    this.csv = csv;
    this.file = csv.file();
    this.names = names;
    this.places = features.stream().mapToInt(place -> place).toArray();
    this.features = new int[names.size()];
    Arrays.fill(this.features, NO_FEATURE);
    for (int i = 0; i < places.length; i++) {
      this.features[places[i]] = i;
    }
    this.row = new float[places.length];
    this.columns = columns;
    this.targeted = targeted;
    this.target = targeted ? names.indexOf(csv.target()) : -1;
    this.weight = targeted ? csv.weight().map(names::indexOf).orElse(-1) : -1;
    this.values = new FloatPieces(file.toString());
    this.targets = new TargetColumn(csv);
    this.weights = new FloatPieces(file.toString());
  }

  @Override
  public void take(int column, Cell entry) {
    int feature = features[column];
    if (feature != NO_FEATURE) {
      row[feature] = columns[feature].value(entry);
    } else if (column == target) {
      targets.add(entry);
    } else if (column == weight) {
      weights.add(weightOf(entry));
    }
  }

  private static float weightOf(Cell entry) {
    float weight = entry.number("Correct it; 0 leaves a sample out of the loss.");
    if (weight < 0) {
      throw entry
          .entry()
          .complaint(
              "is below 0, which no weight can be. Correct it; 0 leaves a sample out of the loss.");
    }
    return weight;
  }

  @Override
  public void endRow() {
    for (float value : row) {
      values.add(value);
    }
  }

  @Override
  public Table all() {
    if (values.size() == 0) {
      throw new DataException(
          "%s: has a header but no rows. At least 1 was expected.".formatted(file));
    }
    List<TableColumn> features = Arrays.stream(columns).map(FeatureColumn::column).toList();
    sortCategories(features);
    Map<String, Table.Gap> gaps = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      String name = names.get(places[i]);
      columns[i].gap().ifPresent(gap -> gaps.put(name, gap));
    }
    return new Table(rows(!gaps.isEmpty()), all(features), gaps);
  }

  private Dataset rows(boolean gaps) {
    String name = String.valueOf(file.getFileName());
    List<String> features = new ArrayList<>();
    for (int place : places) {
      features.add(names.get(place));
    }
    if (!targeted) {
      return gaps
          ? new RowsWithGaps(name, features, values, ValueTarget.single(), Optional.empty())
          : InMemoryDataset.table(name, features, values);
    }
    Target meaning = targets.settle();
    Dataset table =
        gaps
            ? new RowsWithGaps(name, features, values, meaning, Optional.of(targets.values()))
            : InMemoryDataset.table(name, features, values, meaning, targets.values());
    return weight < 0 ? table : WeightedDataset.of(table, weights.toArray());
  }

  /// Columns as in the file, but features in the order in which they are some.
  private List<TableColumn> all(List<TableColumn> known) {
    List<TableColumn> all = new ArrayList<>(known);
    for (int place = 0; place < names.size(); place++) {
      if (features[place] == NO_FEATURE) {
        String name = names.get(place);
        all.add(Math.min(place, all.size()), new TableColumn(name, kind(name), List.of()));
      }
    }
    return all;
  }

  private TableColumn.Kind kind(String name) {
    if (name.equals(csv.target())) {
      return TableColumn.Kind.TARGET;
    }
    return csv.weight().filter(name::equals).isPresent()
        ? TableColumn.Kind.WEIGHT
        : TableColumn.Kind.LEFT_OUT;
  }

  private void sortCategories(List<TableColumn> known) {
    for (int i = 0; i < columns.length; i++) {
      Optional<int[]> order = columns[i].order(known.get(i));
      if (order.isPresent()) {
        int[] sorted = order.get();
        for (int at = i; at < values.size(); at += columns.length) {
          float entry = values.get(at);
          values.set(at, Float.isNaN(entry) ? entry : sorted[(int) entry]);
        }
      }
    }
  }
}
