package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableColumn;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A table in a CSV file: a header line with a name for each column, then one sample a line. One
/// column is the target, all others are features: numbers for [#read], numbers or categories for
/// [#table]. Text is UTF-8; the decimal sign is the point; entries may be quoted; spaces around an
/// entry do not count; blank lines are skipped.
///
/// ```
/// Dataset iris = Csv.of(Path.of("iris.csv"), "Species").read();
/// ```
///
/// A [#table] may have categories and missing entries, and a
/// [TableEncoding][dev.gradus.data.table.TableEncoding] says what becomes of them:
///
/// ```
/// Table.Parts people = Csv.of(Path.of("people.csv"), "bought").table().split(0.2, stream);
/// ```
///
/// Classes are the distinct entries of the target column, ordered by number where all are numbers
/// and by their text otherwise, so their order does not depend on the order of rows. A second file,
/// such as a test split, gets the first one's classes by [#withClassNames].
///
/// Features have shape `[columns]` and keep the columns' names, so each is scaled by itself.
///
/// @param file path of the CSV file
/// @param target name of the target column
/// @param kind how the target column is meant; default [TargetKind#AUTO]
/// @param classNames the classes and their order where they are settled; default empty, which takes
///   them from the file
/// @param ignored names of columns to leave out, such as a row's number; default none
/// @param delimiter between entries; default `,`
/// @param weight name of the column that says how much each sample counts in the loss, see
///   [dev.gradus.data.WeightedDataset]; default none
public record Csv(
    Path file,
    String target,
    TargetKind kind,
    List<String> classNames,
    List<String> ignored,
    char delimiter,
    Optional<String> weight) {

  /// Copies the lists.
  ///
  /// @throws ConfigException if the target is among the ignored columns, the weight is either, or
  ///   classes are given for a target of values
  public Csv {
    classNames = List.copyOf(classNames);
    ignored = List.copyOf(ignored);
    if (ignored.contains(target)) {
      throw new ConfigException(
          "csv: column `%s` is both the target and ignored. Drop one of the two."
              .formatted(target));
    }
    if (weight.isPresent() && (weight.get().equals(target) || ignored.contains(weight.get()))) {
      throw new ConfigException(
          "csv: column `%s` is the weight and also the target or ignored. Let it be one of them."
              .formatted(weight.orElseThrow()));
    }
    if (!classNames.isEmpty() && kind == TargetKind.VALUES) {
      throw new ConfigException(
          "csv: class names %s were given for a target of values. Drop the names, or take classes."
              .formatted(classNames));
    }
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new ConfigException(
          "csv: delimiter cannot be a quote or a line end. Take `,`, `;` or a tab.");
    }
  }

  /// @param file path of the CSV file
  /// @param target name of the target column
  /// @return that table, everything else by default
  public static Csv of(Path file, String target) {
    return new Csv(file, target, TargetKind.AUTO, List.of(), List.of(), ',', Optional.empty());
  }

  /// @param kind how the target column is meant
  /// @return the same table with that setting
  public Csv withKind(TargetKind kind) {
    return new Csv(file, target, kind, classNames, ignored, delimiter, weight);
  }

  /// @param classNames the classes in their order, for example of the training file
  /// @return the same table with a target of these classes
  public Csv withClassNames(List<String> classNames) {
    return new Csv(file, target, TargetKind.CLASSES, classNames, ignored, delimiter, weight);
  }

  /// @param ignored names of columns to leave out
  /// @return the same table without these columns
  public Csv withIgnored(List<String> ignored) {
    return new Csv(file, target, kind, classNames, ignored, delimiter, weight);
  }

  /// @param delimiter between entries
  /// @return the same table with that delimiter
  public Csv withDelimiter(char delimiter) {
    return new Csv(file, target, kind, classNames, ignored, delimiter, weight);
  }

  /// @param column name of the column that says how much each sample counts
  /// @return the same table with these weights
  public Csv withWeight(String column) {
    return new Csv(file, target, kind, classNames, ignored, delimiter, Optional.of(column));
  }

  /// @return the data set, named after the file
  /// @throws DataException if the file is missing or empty, lacks the target column, has rows of
  ///   another length than its header, or entries that are missing or no numbers
  public Dataset read() {
    return new CsvReading(this, true).read();
  }

  /// Reads a table that is in no file of its own; messages call it by the file's name.
  ///
  /// @param content the table's bytes; not closed
  /// @return the data set, named after the file
  /// @throws DataException as [#read], but for a file that is missing
  public Dataset read(InputStream content) {
    return new CsvReading(this, true).read(content);
  }

  /// Reads rows to predict: the features without the target, which need not be there, nor need the
  /// ignored columns. What is there of them is left out.
  ///
  /// @return the features, named after the file; all targets are 0
  /// @throws DataException as [#read], but for the target column
  public Dataset readFeatures() {
    return new CsvReading(this, false).read();
  }

  /// Reads a table whose columns may be categories, and whose entries may be missing. A column
  /// whose first entry is a number is one of numbers, any other is one of categories, of which it
  /// may have [TableColumn#MOST_CATEGORIES].
  ///
  /// @param categorical names of columns that are categories although their entries are numbers,
  ///   such as postal codes
  /// @return the table, for a [dev.gradus.data.table.TableEncoding]
  /// @throws DataException as [#read], but for missing entries and entries that are no numbers; if
  ///   a column of numbers has another entry, or one of categories too many
  /// @throws ConfigException if a categorical column is the target, the weight or ignored
  public Table table(String... categorical) {
    return CsvReading.ofTable(this, List.of(categorical)).table();
  }

  /// Reads a table with the columns of another one, such as a test file: in any order, all there,
  /// no others beside target, weight and ignored columns.
  ///
  /// @param columns the features of the other one, as [dev.gradus.data.table.TableEncoder#columns]
  /// @return the table
  /// @throws DataException as [#table]; if a column or a category is not that of the other table
  public Table tableLike(List<TableColumn> columns) {
    return CsvReading.like(this, true, columns).table();
  }

  /// Reads rows to predict: as [#tableLike], but target, weight and ignored columns need not be
  /// there.
  ///
  /// @param columns the features of the table that was trained on
  /// @return the table; all targets are 0
  /// @throws DataException as [#tableLike]
  public Table rowsToPredict(List<TableColumn> columns) {
    return CsvReading.like(this, false, columns).table();
  }

  /// @return the names of the feature columns, in the order of the file; only its header is read
  /// @throws DataException as [#readFeatures], but for the rows
  public List<String> featureNames() {
    return new CsvReading(this, false).featureNames();
  }
}
