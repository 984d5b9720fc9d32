package dev.gradus.data.table;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedData;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import dev.gradus.data.Target;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A table as numbers `[features]`, which remember what made them so.
public final class TableDataset implements FittedData {

  private final Dataset numbers;
  private final Table table;
  private final TableEncoder encoder;

  TableDataset(Dataset numbers, Table table, TableEncoder encoder) {
    this.numbers = numbers;
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

  @Override
  public String name() {
    return numbers.name();
  }

  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public Shape featureShape() {
    return numbers.featureShape();
  }

  @Override
  public Target target() {
    return numbers.target();
  }

  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    numbers.copyFeatures(sample, destination, offset);
  }

  @Override
  public float targetValue(int sample, int index) {
    return numbers.targetValue(sample, index);
  }

  @Override
  public boolean isWeighted() {
    return numbers.isWeighted();
  }

  @Override
  public float weight(int sample) {
    return numbers.weight(sample);
  }

  @Override
  public List<String> featureNames() {
    return numbers.featureNames();
  }

  @Override
  public Optional<FittedScaler> scaling() {
    return numbers.scaling();
  }

  @Override
  public SequencedMap<String, Dataset> inputs() {
    return numbers.inputs();
  }

  @Override
  public SequencedMap<String, Dataset> targets() {
    return numbers.targets();
  }

  @Override
  public Dataset subset(int... samples) {
    return encoder.isNeeded() ? FittedData.super.subset(samples) : numbers.subset(samples);
  }

  @Override
  public Dataset withFeatureShape(Shape shape) {
    return encoder.isNeeded()
        ? FittedData.super.withFeatureShape(shape)
        : numbers.withFeatureShape(shape);
  }
}
