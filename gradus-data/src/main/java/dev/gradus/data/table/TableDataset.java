package dev.gradus.data.table;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.DatasetOver;
import dev.gradus.data.FittedData;
import dev.gradus.data.Split;
import java.util.Optional;
import java.util.SequencedMap;

/// A table as numbers `[features]`, which remember what made them so.
public final class TableDataset extends DatasetOver implements FittedData {

  private final Table table;
  private final TableEncoder encoder;

  TableDataset(Dataset numbers, Table table, TableEncoder encoder) {
    super(numbers);
    this.table = table;
    this.encoder = encoder;
  }

  /// @return what it was made of
  public Table table() {
    return table;
  }

  /// @return what made numbers of the table
  public TableEncoder encoder() {
    return encoder;
  }

  /// Takes a validation part out of the table, and finds what stands for missing entries in the
  /// rows that are left. The [#encoder()] of the parts is the one to save beside a model.
  ///
  /// @throws ConfigException for a share out of range, or a test part that is not of a table
  @Override
  public Split withValidation(double share, RandomStream stream, Dataset test) {
    if (!(test instanceof TableDataset other)) {
      throw new ConfigException(
          "%s: missing entries are filled from rows that are to be the validation part too, and the test part %s is no table to fill anew. Encode it by a TableEncoder."
              .formatted(name(), test.name()));
    }
    Table.Parts parts = table.split(share, stream);
    TableEncoder left = TableEncoding.of(encoder.missing()).fit(parts.train());
    return new Split(
        left.encode(parts.train()),
        Optional.of(left.encode(parts.test())),
        left.encode(other.table));
  }

  /// Where rows with missing entries were dropped, nothing stands for them that could be fitted
  /// anew.
  @Override
  public Split split(int[] train, int[] test) {
    if (table.rows().size() != size()) {
      return Split.of(subset(train), subset(test));
    }
    Table learned = table.subset(train);
    TableEncoder fitted = TableEncoding.of(encoder.missing()).fit(learned);
    return Split.of(fitted.encode(learned), fitted.encode(table.subset(test)));
  }

  @Override
  public SequencedMap<String, Dataset> inputs() {
    return base().inputs();
  }

  @Override
  public SequencedMap<String, Dataset> targets() {
    return base().targets();
  }

  @Override
  public Dataset subset(int... samples) {
    return encoder.isNeeded() ? super.subset(samples) : base().subset(samples);
  }

  @Override
  public Dataset withFeatureShape(Shape shape) {
    return encoder.isNeeded() ? super.withFeatureShape(shape) : base().withFeatureShape(shape);
  }
}
