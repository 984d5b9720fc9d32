package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Csv;
import dev.gradus.data.read.TargetKind;
import dev.gradus.data.table.Missing;
import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableDataset;
import dev.gradus.data.table.TableEncoder;
import dev.gradus.data.table.TableEncoding;
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
/// @param categorical names of columns that are categories although their entries are numbers;
///   default none: a column whose first entry is no number is one of categories
/// @param missing what is done about missing entries: `refuse`, `drop`, `mean`, `median` or
///   `most-frequent`, of the training part; default `refuse`
public record CsvData(
    String file,
    String target,
    TargetKind targetKind,
    Optional<String> test,
    double testShare,
    List<String> ignored,
    String delimiter,
    Optional<String> weight,
    List<String> categorical,
    Missing missing)
    implements DataSource {

  /// Name of the stream that chooses the test part, under the root stream of seed 0.
  public static final String STREAM = "test";

  /// Copies the list.
  ///
  /// @throws ConfigException for a share out of range or a delimiter of another length
  public CsvData {
    ignored = List.copyOf(ignored);
    categorical = List.copyOf(categorical);
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
        file,
        target,
        TargetKind.AUTO,
        Optional.empty(),
        0.2,
        List.of(),
        ",",
        Optional.empty(),
        List.of(),
        Missing.REFUSE);
  }

  /// @param path of the file with the test part
  /// @return this table with that test part
  public CsvData withTest(String path) {
    return new CsvData(
        file,
        target,
        targetKind,
        Optional.of(path),
        testShare,
        ignored,
        delimiter,
        weight,
        categorical,
        missing);
  }

  /// @param kind how the target is meant
  /// @return this table with that target
  public CsvData withTargetKind(TargetKind kind) {
    return new CsvData(
        file, target, kind, test, testShare, ignored, delimiter, weight, categorical, missing);
  }

  /// @param column name of the column that says how much each sample counts
  /// @return this table with these weights
  public CsvData withWeight(String column) {
    return new CsvData(
        file,
        target,
        targetKind,
        test,
        testShare,
        ignored,
        delimiter,
        Optional.of(column),
        categorical,
        missing);
  }

  /// @param changed what is done about missing entries
  /// @return this table with that setting
  public CsvData withMissing(Missing changed) {
    return new CsvData(
        file,
        target,
        targetKind,
        test,
        testShare,
        ignored,
        delimiter,
        weight,
        categorical,
        changed);
  }

  @Override
  public Split load() {
    Table all = csv().table(categorical.toArray(String[]::new));
    Table.Parts parts = parts(all);
    TableEncoder encoder = TableEncoding.of(missing).fit(parts.train());
    return Split.of(encoder.encode(parts.train()), encoder.encode(parts.test()));
  }

  /// @param encoder of a trained network
  /// @return the test part in that network's numbers
  /// @throws dev.gradus.core.DataException if the table cannot be read, or has other columns or
  ///   categories than the network was trained on
  public TableDataset test(TableEncoder encoder) {
    return encoder.encode(parts(csv().tableLike(encoder.columns())).test());
  }

  /// @param input a file of rows to predict
  /// @param encoder of a trained network
  /// @return the rows in that network's numbers, the targets mean nothing
  /// @throws dev.gradus.core.DataException as [#test], but target, weight and ignored columns need
  ///   not be there
  public TableDataset toPredict(Path input, TableEncoder encoder) {
    Csv rows = Csv.of(input, target).withIgnored(ignored).withDelimiter(delimiter.charAt(0));
    Csv weighted = weight.map(rows::withWeight).orElse(rows);
    return encoder.encodeToPredict(weighted.rowsToPredict(encoder.columns()));
  }

  /// Saves what made numbers of a table, if a network was trained on one with categories or filled
  /// entries.
  ///
  /// @param train the training part
  /// @param model folder of the model
  public static void save(Dataset train, Path model) {
    if (train instanceof TableDataset table && table.encoder().isNeeded()) {
      table.encoder().save(model);
    }
  }

  private Csv csv() {
    return new Csv(
        Path.of(file), target, targetKind, List.of(), ignored, delimiter.charAt(0), weight);
  }

  private Table.Parts parts(Table all) {
    return test.isPresent()
        ? new Table.Parts(all, testPart(all))
        : all.split(testShare, RandomStream.of(0).named(STREAM));
  }

  /// The test file, whose target and columns mean what the training file's do.
  private Table testPart(Table train) {
    Csv other =
        new Csv(
            Path.of(test.orElseThrow()),
            target,
            TargetKind.VALUES,
            List.of(),
            ignored,
            delimiter.charAt(0),
            weight);
    return (train.rows().target() instanceof ClassTarget classes
            ? other.withClassNames(classes.labels())
            : other)
        .tableLike(train.features());
  }
}
