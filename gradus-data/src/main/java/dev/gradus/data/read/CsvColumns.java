package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.WeightedDataset;
import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// What the rows of a CSV file have said so far, column by column.
final class CsvColumns {

  private final Csv csv;
  private final Path file;
  private final List<String> names;
  private final int[] places;
  private final FeatureColumn[] columns;
  private final boolean targeted;
  private final int target;
  private final int weight;
  private final FloatColumn values;
  private final TargetColumn targets;
  private final FloatColumn weights;

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
    this.columns = columns;
    this.targeted = targeted;
    this.target = names.indexOf(csv.target());
    this.weight = targeted ? csv.weight().map(names::indexOf).orElse(-1) : -1;
    this.values = new FloatColumn(file);
    this.targets = new TargetColumn(csv);
    this.weights = new FloatColumn(file);
  }

  /// @param row the entry in each column
  void add(IntFunction<Entry> row) {
    for (int i = 0; i < places.length; i++) {
      values.add(columns[i].value(row.apply(places[i])));
    }
    if (targeted) {
      targets.add(row.apply(target));
    }
    if (weight >= 0) {
      weights.add(row.apply(weight).number("Correct it; 0 leaves a sample out of the loss."));
    }
  }

  Table table() {
    if (values.size() == 0) {
      throw new DataException(
          "%s: has a header but no rows. At least 1 was expected.".formatted(file));
    }
    sortCategories();
    Map<String, Table.Gap> gaps = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      String name = names.get(places[i]);
      columns[i].gap().ifPresent(gap -> gaps.put(name, gap));
    }
    return new Table(rows(!gaps.isEmpty()), all(), gaps);
  }

  private Dataset rows(boolean gaps) {
    List<String> features = new ArrayList<>();
    for (int place : places) {
      features.add(names.get(place));
    }
    if (!targeted) {
      float[] zeros = new float[values.size() / features.size()];
      return rows(features, ValueTarget.single(), zeros, gaps);
    }
    TargetColumn.Settled settled = targets.settle();
    Dataset table = rows(features, settled.target(), settled.values(), gaps);
    return weight < 0 ? table : WeightedDataset.of(table, weights.toArray());
  }

  private Dataset rows(List<String> features, Target meaning, float[] numbers, boolean gaps) {
    String name = String.valueOf(file.getFileName());
    return gaps
        ? new RowsWithGaps(name, features, values.toArray(), meaning, numbers)
        : InMemoryDataset.table(name, features, values.toArray(), meaning, numbers);
  }

  /// Columns as in the file, but features in the order in which they are some.
  private List<TableColumn> all() {
    List<TableColumn> all = new ArrayList<>();
    for (FeatureColumn column : columns) {
      all.add(column.column());
    }
    BitSet features = new BitSet();
    for (int place : places) {
      features.set(place);
    }
    for (int place = 0; place < names.size(); place++) {
      if (!features.get(place)) {
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

  private void sortCategories() {
    for (int i = 0; i < columns.length; i++) {
      Optional<int[]> order = columns[i].order();
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
