package dev.gradus.data.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.WeightedDataset;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One reading of a [Csv].
final class CsvReading {

  private final Csv csv;
  private final Path file;
  private final CsvText text;
  private final boolean targeted;

  /// @param csv what to read
  /// @param targeted whether the target is wanted; else it and the ignored columns may be missing
  CsvReading(Csv csv, boolean targeted) {
    this.csv = csv;
    this.targeted = targeted;
    this.file = csv.file();
    this.text = new CsvText(csv.file(), csv.delimiter());
  }

  Dataset read() {
    return text.read(this::table);
  }

  /// @param in the file's content
  Dataset read(InputStream in) {
    return text.read(in, this::table);
  }

  List<String> featureNames() {
    return text.read((names, _) -> columns(names).featureNames());
  }

  /// The columns of a file.
  ///
  /// @param names of all columns
  /// @param features indices of those that are features
  private record Columns(List<String> names, List<Integer> features) {

    List<String> featureNames() {
      return features.stream().map(names::get).toList();
    }
  }

  private Columns columns(List<String> names) {
    List<Integer> features = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
    leaveOut(csv.target(), names, features);
    csv.ignored().forEach(name -> leaveOut(name, names, features));
    csv.weight().ifPresent(name -> leaveOut(name, names, features));
    if (features.isEmpty()) {
      throw new DataException(
          "%s: has no column for features beside the target `%s`. Add one, or check the delimiter."
              .formatted(file, csv.target()));
    }
    return new Columns(names, List.copyOf(features));
  }

  private void leaveOut(String name, List<String> names, List<Integer> features) {
    if (targeted || names.contains(name)) {
      int column = text.index(names, name);
      features.removeIf(feature -> feature == column);
    }
  }

  private Dataset table(List<String> names, CloseableIterator<CsvRecord> records) {
    Columns columns = columns(names);
    int target = names.indexOf(csv.target());
    FloatColumn values = new FloatColumn(file);
    TargetColumn targets = new TargetColumn(csv);
    int weight = csv.weight().map(names::indexOf).orElse(-1);
    FloatColumn weights = new FloatColumn(file);
    while (records.hasNext()) {
      CsvRecord row = records.next();
      text.requireWhole(names, row);
      for (int column : columns.features()) {
        Entry entry = text.entry(names, row, column);
        values.add(entry.number("Correct it, or leave the column out by `ignored`."));
      }
      if (targeted) {
        targets.add(text.entry(names, row, target));
        if (weight >= 0) {
          weights.add(
              text.entry(names, row, weight)
                  .number("Correct it; 0 leaves a sample out of the loss."));
        }
      }
    }
    if (values.size() == 0) {
      throw new DataException(
          "%s: has a header but no rows. At least 1 was expected.".formatted(file));
    }
    String name = String.valueOf(file.getFileName());
    List<String> features = columns.featureNames();
    if (!targeted) {
      float[] zeros = new float[values.size() / features.size()];
      return InMemoryDataset.table(name, features, values.toArray(), ValueTarget.single(), zeros);
    }
    TargetColumn.Settled settled = targets.settle();
    Dataset table =
        InMemoryDataset.table(name, features, values.toArray(), settled.target(), settled.values());
    return weight < 0 ? table : WeightedDataset.of(table, weights.toArray());
  }
}
