package dev.gradus.data.text;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Split;
import java.util.HashMap;
import java.util.Map;

/// How texts become numbers: how many words get one, and how long a row is.
///
/// ```
/// TextEncoder words = TextEncoding.of(10_000, 100).fit(parts.train());
/// ```
///
/// @param maxWords how many numbers there are at most, padding and unknown words included, 3 to
///   2^24; Keras's `max_tokens`
/// @param length words in a row, 1 to 2^20; shorter texts are filled up with 0, longer ones cut
/// @param form where they are, and whether punctuation counts; default [TextForm#defaults()]
public record TextEncoding(int maxWords, int length, TextForm form) {

  private static final int MOST_WORDS = 1 << 24;
  private static final int LONGEST = 1 << 20;

  /// Checks the ranges.
  ///
  /// @throws ConfigException for a number out of range
  public TextEncoding {
    if (maxWords <= Vocabulary.RESERVED || maxWords > MOST_WORDS) {
      throw new ConfigException(
          "text: the number of words must be from %d to %d, got %d. Numbers 0 and 1 are padding and unknown words."
              .formatted(Vocabulary.RESERVED + 1, MOST_WORDS, maxWords));
    }
    if (length < 1 || length > LONGEST) {
      throw new ConfigException(
          "text: length must be from 1 to %d words, got %d.".formatted(LONGEST, length));
    }
  }

  /// @param maxWords how many numbers there are at most
  /// @param length words in a row
  /// @return that encoding in the default form
  public static TextEncoding of(int maxWords, int length) {
    return new TextEncoding(maxWords, length, TextForm.defaults());
  }

  /// @param changed where texts are filled up and cut, and whether punctuation counts
  /// @return this encoding in that form
  public TextEncoding withForm(TextForm changed) {
    return new TextEncoding(maxWords, length, changed);
  }

  /// Counts the words of a training part and makes numbers of both parts by them. If a validation
  /// part is [taken out][Split#withValidation] of the training part later, its words are not
  /// counted: all parts get new numbers, and their [TextDataset#encoder()] is the new one.
  ///
  /// @param parts the texts
  /// @return both parts, each a [TextDataset]
  /// @throws dev.gradus.core.DataException if a text has no words
  public Split encode(LabelledTexts.Parts parts) {
    TextEncoder encoder = fit(parts.train());
    return Split.of(
        encoder.encode(parts.train()).of(this, parts.train()),
        encoder.encode(parts.test()).of(this, parts.test()));
  }

  /// Counts words, the most frequent of which get a number; of equally frequent ones the first in
  /// the order of their characters. Cut-off words count as well.
  ///
  /// @param train the training part, and nothing else
  /// @return the encoder, which does not change any more
  /// @throws dev.gradus.core.DataException if a text has no words
  public TextEncoder fit(LabelledTexts train) {
    Map<String, Integer> counts = new HashMap<>();
    for (LabelledTexts.Text text : train.texts()) {
      for (String word : TextEncoder.words(form, text)) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return new TextEncoder(Vocabulary.ofCounts(counts, maxWords), length, form);
  }
}
