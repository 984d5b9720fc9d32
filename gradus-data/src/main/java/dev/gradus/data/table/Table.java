package dev.gradus.data.table;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import java.util.List;
import java.util.Map;

/// A table as it was read: its columns' kinds are known, its missing entries still missing. A
/// [TableEncoder] makes it a data set to train on.
///
/// @param rows a sample a row, with its target; its features are the columns that are features, in
///   their order: the number, or the number of the category from 0, or NaN where it is missing
/// @param columns all columns, those that are no features too
/// @param gaps missing entries of the columns that have some, by the column's name
public record Table(Dataset rows, List<TableColumn> columns, Map<String, Gap> gaps) {

  /// Missing entries of a column.
  ///
  /// @param entries how many there are in the file
  /// @param first the first one in words, for messages: ``people.csv: line 7, column `age`: the
  ///   entry is missing.``
  public record Gap(long entries, String first) {}

  /// Two parts that have no row in common.
  ///
  /// @param train what a network learns from, and what missing entries are filled from
  /// @param test what the result is measured on
  public record Parts(Table train, Table test) {}

  /// Copies the lists.
  ///
  /// @throws ConfigException if the rows have another number of features than there are columns
  public Table {
    columns = List.copyOf(columns);
    gaps = Map.copyOf(gaps);
    List<TableColumn> features = columns.stream().filter(TableColumn::isFeature).toList();
    if (rows.featureShape().size() != features.size()) {
      throw new ConfigException(
          "%s: rows of shape %s, but as features the columns %s. Give a number a column."
              .formatted(rows.name(), rows.featureShape(), features));
    }
  }

  /// @return the columns that are features
  public List<TableColumn> features() {
    return columns.stream().filter(TableColumn::isFeature).toList();
  }

  /// Cuts this table at random, of each class the same share: the same rows as [Split#stratified]
  /// takes, or [Split#random] where the target is no class.
  ///
  /// @param testShare of the rows that go to the test part, in (0, 1)
  /// @param stream where the choice comes from
  /// @return both parts; within each, rows keep their order
  /// @throws ConfigException for a share out of range, or a single row
  public Parts split(double testShare, RandomStream stream) {
    Split cut =
        rows.target() instanceof ClassTarget
            ? Split.stratified(rows, testShare, stream)
            : Split.random(rows, testShare, stream);
    return new Parts(new Table(cut.train(), columns, gaps), new Table(cut.test(), columns, gaps));
  }

  /// @param samples numbers of rows, in the order wanted
  /// @return these rows
  Table subset(int... samples) {
    return new Table(rows.subset(samples), columns, gaps);
  }
}
