package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.read.TextFolder;
import dev.gradus.data.text.LabelledTexts;
import dev.gradus.data.text.TextEncoding;
import dev.gradus.data.text.TextForm;
import java.nio.file.Path;
import java.util.Optional;

/// A folder of text files for each class: in files `{text-folder: reviews, words: 10000, length:
/// 200}`. What such a folder must look like says [TextFolder]; everything else is as in [TextData].
///
/// @param folder path, from the working directory
/// @param words how many numbers there are at most, 0 for padding and 1 for unknown words included;
///   default 10000
/// @param length words in a row; default 100
/// @param form where texts are filled up and cut, and whether punctuation counts; default at the
///   end, and not
/// @param test path of the folder with the test part; default none
/// @param testShare of the texts that go to the test part if there is no test folder, in (0, 1);
///   default 0.2
public record TextFolderData(
    String folder, int words, int length, TextForm form, Optional<String> test, double testShare)
    implements TextSource {

  /// @throws ConfigException for a number or share out of range
  public TextFolderData {
    TextEncoding.of(words, length);
    TestPart.requireShare(testShare, "text-folder");
  }

  /// @param folder path, from the working directory
  /// @return these texts, everything else by default
  public static TextFolderData of(String folder) {
    return new TextFolderData(folder, 10_000, 100, TextForm.defaults(), Optional.empty(), 0.2);
  }

  /// @param words how many numbers there are at most
  /// @param length words in a row
  /// @return these texts in that encoding
  public TextFolderData withEncoding(int words, int length) {
    return new TextFolderData(folder, words, length, form, test, testShare);
  }

  /// @param path of the folder with the test part
  /// @return these texts with that test part
  public TextFolderData withTest(String path) {
    return new TextFolderData(folder, words, length, form, Optional.of(path), testShare);
  }

  @Override
  public TextEncoding encoding() {
    return TextEncoding.of(words, length).withForm(form);
  }

  @Override
  public LabelledTexts.Parts texts() {
    LabelledTexts all = TextFolder.of(Path.of(folder)).read();
    if (test.isPresent()) {
      TextFolder other = TextFolder.of(Path.of(test.get()));
      return new LabelledTexts.Parts(all, other.withClassNames(all.target().labels()).read());
    }
    return all.split(testShare, RandomStream.of(0).named(CsvData.STREAM));
  }

  /// The whole file is one text.
  @Override
  public LabelledTexts toPredict(Path input) {
    return TextFolder.readTexts(input, false);
  }
}
