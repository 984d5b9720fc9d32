package dev.gradus.data.text;

import dev.gradus.core.ConfigException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The words that have a number of their own. Number 0 is padding, 1 is every word that is not
/// here, 2 the first word, and so on: as in Keras's `TextVectorization`.
public final class Vocabulary {

  /// The number that fills up short texts.
  public static final int PADDING = 0;

  /// The number of every word that is not in the vocabulary.
  public static final int UNKNOWN = 1;

  /// How many numbers stand for no word in particular.
  static final int RESERVED = 2;

  private static final Comparator<Map.Entry<String, Integer>> BY_FREQUENCY =
      Map.Entry.<String, Integer>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final List<String> words;
  private final Map<String, Integer> numbers;

  private Vocabulary(List<String> words, Map<String, Integer> numbers) {
    this.words = words;
    this.numbers = numbers;
  }

  /// @param words in the order of their numbers, each once; copied
  /// @return the vocabulary
  /// @throws ConfigException for an empty word, one with white space, or one that is there twice
  public static Vocabulary of(List<String> words) {
    Map<String, Integer> numbers = HashMap.newHashMap(words.size());
    for (String word : words) {
      int number = numbers.size() + RESERVED;
      boolean whole = !word.isEmpty() && word.codePoints().noneMatch(Character::isWhitespace);
      if (!whole || numbers.put(word, number) != null) {
        throw new ConfigException(
            "Vocabulary: word %d is \"%s\", expected words without white space, each once."
                .formatted(number, word));
      }
    }
    return new Vocabulary(List.copyOf(words), numbers);
  }

  /// The most frequent words; of equally frequent ones those that come first in the order of their
  /// characters, so that the order of texts does not count.
  ///
  /// @param counts how often each word comes up
  /// @param maxWords how many numbers there may be, padding and unknown words included
  static Vocabulary ofCounts(Map<String, Integer> counts, int maxWords) {
    return of(
        counts.entrySet().stream()
            .sorted(BY_FREQUENCY)
            .limit(maxWords - (long) RESERVED)
            .map(Map.Entry::getKey)
            .toList());
  }

  /// @return the words in the order of their numbers, the first of which is 2
  public List<String> words() {
    return words;
  }

  /// @return how many numbers there are, padding and unknown words included: an embedding's
  ///   `inputDim`
  public int size() {
    return words.size() + RESERVED;
  }

  /// @param word in lower case
  /// @return its number; [#UNKNOWN] for a word that is not here
  public int number(String word) {
    return numbers.getOrDefault(word, UNKNOWN);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary vocabulary && words.equals(vocabulary.words);
  }

  @Override
  public int hashCode() {
    return Objects.hash(words);
  }

  /// @return how many words, and the first few
  @Override
  public String toString() {
    return "Vocabulary(%d words: %s%s)"
        .formatted(
            words.size(),
            String.join(", ", words.subList(0, Math.min(words.size(), 5))),
            words.size() > 5 ? ", …" : "");
  }
}
