package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.read.TextCsv;
import dev.gradus.data.read.TextFolder;
import dev.gradus.data.text.LabelledTexts;
import dev.gradus.data.text.TextEncoding;
import dev.gradus.data.text.TextForm;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Texts in a CSV file, each with a class: in files `{text: reports.csv, column: report, target:
/// winner, words: 1000, length: 40}`. What such a file must look like says [TextCsv], what a word
/// is says [dev.gradus.data.text.Tokenizer]. A sample is a row of `length` word numbers: the
/// network begins with an embedding whose `inputDim` is at least `words`.
///
/// Without a test file a share of the texts is the test part: the same ones in every run, whatever
/// its seed, and of each class the same share.
///
/// @param file path, from the working directory
/// @param column name of the column with texts
/// @param target name of the column with classes
/// @param words how many numbers there are at most, 0 for padding and 1 for unknown words included;
///   default 10000
/// @param length words in a row; default 100
/// @param form where texts are filled up and cut, and whether punctuation counts; default at the
///   end, and not
/// @param test path of the file with the test part; default none
/// @param testShare of the texts that go to the test part if there is no test file, in (0, 1);
///   default 0.2
/// @param delimiter between entries, one character; default `,`
public record TextData(
    String file,
    String column,
    String target,
    int words,
    int length,
    TextForm form,
    Optional<String> test,
    double testShare,
    String delimiter)
    implements TextSource {

  /// @throws ConfigException for a number or share out of range, one column that is both text and
  ///   target, or a delimiter of another length
  public TextData {
    TextEncoding.of(words, length);
    TestPart.requireShare(testShare, "text");
    if (delimiter.length() != 1) {
      throw new ConfigException(
          "text: delimiter must be one character, got \"%s\".".formatted(delimiter));
    }
    TextCsv.of(Path.of(file), column, target).withDelimiter(delimiter.charAt(0));
  }

  /// @param file path, from the working directory
  /// @param column name of the column with texts
  /// @param target name of the column with classes
  /// @return these texts, everything else by default
  public static TextData of(String file, String column, String target) {
    return new TextData(
        file, column, target, 10_000, 100, TextForm.defaults(), Optional.empty(), 0.2, ",");
  }

  /// @param words how many numbers there are at most
  /// @param length words in a row
  /// @return these texts in that encoding
  public TextData withEncoding(int words, int length) {
    return new TextData(file, column, target, words, length, form, test, testShare, delimiter);
  }

  /// @param path of the file with the test part
  /// @return these texts with that test part
  public TextData withTest(String path) {
    return new TextData(
        file, column, target, words, length, form, Optional.of(path), testShare, delimiter);
  }

  @Override
  public TextEncoding encoding() {
    return TextEncoding.of(words, length).withForm(form);
  }

  @Override
  public LabelledTexts.Parts texts() {
    LabelledTexts all = csv(Path.of(file)).read();
    if (test.isPresent()) {
      LabelledTexts other = csv(Path.of(test.get())).withClassNames(all.target().labels()).read();
      return new LabelledTexts.Parts(all, other);
    }
    return all.split(testShare, RandomStream.of(0).named(CsvData.STREAM));
  }

  /// Of a file `.txt` each line is a text.
  @Override
  public LabelledTexts toPredict(Path input) {
    return input.toString().toLowerCase(Locale.ROOT).endsWith(".txt")
        ? TextFolder.readTexts(input, true)
        : csv(input).readTexts();
  }

  private TextCsv csv(Path path) {
    return TextCsv.of(path, column, target).withDelimiter(delimiter.charAt(0));
  }
}
