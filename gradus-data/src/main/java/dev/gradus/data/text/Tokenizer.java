package dev.gradus.data.text;

import dev.gradus.core.DataException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says what the words of a text are. The rules, in Unicode's terms and the same in every locale:
///
/// 1. The text is put into normal form C, so that `é` is one character however it was typed, and
///    into lower case.
/// 2. A word is a run of letters (L), marks (M) and digits (N), as long as possible. An apostrophe,
///    `'` or `’`, between two of them belongs to the word and is written `'`: `don't`.
/// 3. An ideograph (Han) is a word by itself, since these scripts put no spaces between words.
/// 4. White space, control and format characters (Z, C) separate words and are dropped.
/// 5. Every other character, which is punctuation (P) or a symbol (S), separates words. It is
///    dropped, or with `punctuation` a word by itself: `go !`.
///
/// Keras's `TextVectorization` splits at white space only and takes out punctuation before that, so
/// that `well-known` becomes `wellknown`, here `well` and `known`; and `don't` becomes `dont`.
///
/// @param punctuation whether punctuation and symbols are words
public record Tokenizer(boolean punctuation) {

  private static final int MOST_MARKS = 30;

  /// @param text any text
  /// @return its words in order
  /// @throws DataException for more than 30 combining marks on one letter, which no script has and
  ///   which would take forever to put in order
  public List<String> words(String text) {
    requireFewMarks(text);
    String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < plain.length(); ) {
      int character = plain.codePointAt(at);
      int next = at + Character.charCount(character);
      if (Character.isIdeographic(character)) {
        end(word, words);
        words.add(Character.toString(character));
      } else if (belongsToWord(character)) {
        word.appendCodePoint(character);
      } else if (isApostrophe(character)
          && !word.isEmpty()
          && next < plain.length()
          && continuesWord(plain.codePointAt(next))) {
        word.append('\'');
      } else {
        end(word, words);
        if (punctuation && isSign(character)) {
          words.add(Character.toString(character));
        }
      }
      at = next;
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isApostrophe(int character) {
    return character == '\'' || character == '\u2019';
  }

  private static boolean continuesWord(int character) {
    return belongsToWord(character) && !Character.isIdeographic(character);
  }

  private static boolean belongsToWord(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> isMark(character);
    };
  }

  private static boolean isSign(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static void requireFewMarks(String text) {
    int run = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      run = isMark(character) ? run + 1 : 0;
      if (run > MOST_MARKS) {
        throw new DataException(
            "has more than %d combining marks in a row, up to character %d. No script needs as many; take some out."
                .formatted(MOST_MARKS, at));
      }
      at += Character.charCount(character);
    }
  }
}
