package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Csv;
import dev.gradus.data.read.TargetKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A table in a CSV file, or in one for training and one for testing: in files `{csv: iris.csv,
/// target: Species}`. What a table must look like says [Csv].
///
/// Without a test file a share of the rows is the test part: the same rows in every run, whatever
/// its seed, and of each class the same share.
///
/// @param file path, from the working directory
/// @param target name of the target column
/// @param targetKind how the target is meant; default `auto`: values if its first entry is a
///   number, else classes
/// @param test path of the file with the test part; default none
/// @param testShare of the rows that go to the test part if there is no test file, in (0, 1);
///   default 0.2
/// @param ignored names of columns to leave out; default none
/// @param delimiter between entries, one character; default `,`
/// @param weight name of the column that says how much each sample counts in the loss, in training
///   and testing; default none
public record CsvData(
    String file,
    String target,
    TargetKind targetKind,
    Optional<String> test,
    double testShare,
    List<String> ignored,
    String delimiter,
    Optional<String> weight)
    implements DataSource {

  /// Name of the stream that chooses the test part, under the root stream of seed 0.
  public static final String STREAM = "test";

  /// Copies the list.
  ///
  /// @throws ConfigException for a share out of range or a delimiter of another length
  public CsvData {
    ignored = List.copyOf(ignored);
    if (!(testShare > 0 && testShare < 1)) {
      throw new ConfigException(
          "CsvData: testShare must be in (0, 1), got %s.".formatted(testShare));
    }
    if (delimiter.length() != 1) {
      throw new ConfigException(
          "CsvData: delimiter must be one character, got \"%s\".".formatted(delimiter));
    }
  }

  /// @param file path, from the working directory
  /// @param target name of the target column
  /// @return that table, everything else by default
  public static CsvData of(String file, String target) {
    return new CsvData(
        file, target, TargetKind.AUTO, Optional.empty(), 0.2, List.of(), ",", Optional.empty());
  }

  /// @param path of the file with the test part
  /// @return this table with that test part
  public CsvData withTest(String path) {
    return new CsvData(
        file, target, targetKind, Optional.of(path), testShare, ignored, delimiter, weight);
  }

  /// @param kind how the target is meant
  /// @return this table with that target
  public CsvData withTargetKind(TargetKind kind) {
    return new CsvData(file, target, kind, test, testShare, ignored, delimiter, weight);
  }

  /// @param column name of the column that says how much each sample counts
  /// @return this table with these weights
  public CsvData withWeight(String column) {
    return new CsvData(
        file, target, targetKind, test, testShare, ignored, delimiter, Optional.of(column));
  }

  @Override
  public Split load() {
    Csv csv =
        new Csv(Path.of(file), target, targetKind, List.of(), ignored, delimiter.charAt(0), weight);
    Dataset all = csv.read();
    if (test.isPresent()) {
      return Split.of(all, testPart(csv, all).read());
    }
    RandomStream stream = RandomStream.of(0).named(STREAM);
    return all.target() instanceof ClassTarget
        ? Split.stratified(all, testShare, stream)
        : Split.random(all, testShare, stream);
  }

  /// The test file, whose target means what the training file's does.
  private Csv testPart(Csv csv, Dataset train) {
    Csv other =
        new Csv(
            Path.of(test.orElseThrow()),
            target,
            TargetKind.VALUES,
            List.of(),
            ignored,
            csv.delimiter(),
            weight);
    return train.target() instanceof ClassTarget classes
        ? other.withClassNames(classes.labels())
        : other;
  }
}
