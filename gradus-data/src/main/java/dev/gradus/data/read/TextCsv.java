package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.text.LabelledTexts;
import java.nio.file.Path;
import java.util.List;

/// Texts in a CSV file: a header line with a name for each column, one of which holds texts and one
/// classes; others do not count. UTF-8; texts may be quoted, and then hold line ends and the
/// delimiter; blank lines are skipped.
///
/// ```
/// LabelledTexts reports = TextCsv.of(Path.of("reports.csv"), "report", "winner").read();
/// ```
///
/// Classes are the distinct entries of the target column in the order of their characters. A second
/// file, such as a test split, gets the first one's classes by [#withClassNames].
///
/// @param file path of the CSV file
/// @param text name of the column with texts
/// @param target name of the column with classes
/// @param classNames the classes and their order where they are settled; default empty, which takes
///   them from the file
/// @param delimiter between entries; default `,`
public record TextCsv(
    Path file, String text, String target, List<String> classNames, char delimiter) {

  /// Copies the list.
  ///
  /// @throws ConfigException if one column is both text and target, or for a delimiter that is a
  ///   quote or a line end
  public TextCsv {
    classNames = List.copyOf(classNames);
    if (text.equals(target)) {
      throw new ConfigException(
          "text: column `%s` is both the text and the target. Give two columns.".formatted(text));
    }
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new ConfigException(
          "text: delimiter cannot be a quote or a line end. Take `,`, `;` or a tab.");
    }
  }

  /// @param file path of the CSV file
  /// @param text name of the column with texts
  /// @param target name of the column with classes
  /// @return that file, everything else by default
  public static TextCsv of(Path file, String text, String target) {
    return new TextCsv(file, text, target, List.of(), ',');
  }

  /// @param classNames the classes in their order, for example of the training file
  /// @return the same file with a target of these classes
  public TextCsv withClassNames(List<String> classNames) {
    return new TextCsv(file, text, target, classNames, delimiter);
  }

  /// @param delimiter between entries
  /// @return the same file with that delimiter
  public TextCsv withDelimiter(char delimiter) {
    return new TextCsv(file, text, target, classNames, delimiter);
  }

  /// @return the texts, named after the file
  /// @throws DataException if the file is missing, empty or not UTF-8, lacks a column, has rows of
  ///   another length than its header, a missing class, or fewer than two classes
  public LabelledTexts read() {
    return new TextCsvReading(this, true).read();
  }

  /// Reads texts to predict: the target column need not be there.
  ///
  /// @return the texts, named after the file; their classes mean nothing
  /// @throws DataException as [#read], but for the target column
  public LabelledTexts readTexts() {
    return new TextCsvReading(this, false).read();
  }
}
