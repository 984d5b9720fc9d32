package dev.gradus.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gradus.core.DataException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  private static List<String> words(String text) {
    return new Tokenizer(false).words(text);
  }

  @Test
  void words_ofEnglish_areLowerCaseWithoutPunctuation() {
    assertEquals(
        List.of("don't", "stop", "it's", "well", "known", "at", "3", "14"),
        words("Don't STOP -- it\u2019s well-known, at 3.14!"));
    assertEquals(
        List.of("dogs", "bark", "rock", "n", "roll"), words("'dogs' bark; rock 'n' roll'"));
    assertEquals(List.of(), words(" \t\r\n.,;!? \u200B\u0000"));
  }

  @Test
  void words_withPunctuation_keepSigns() {
    assertEquals(
        List.of("go", "!", "!", "(", "a", "+", "b", ")", "=", "\u20AC", "5", "\uD83D\uDE00"),
        new Tokenizer(true).words("Go!! (a+b) = \u20AC5 \uD83D\uDE00"));
  }

  @Test
  void words_ofOtherScripts_followUnicode() {
    // a letter and its accent, typed as one character or as two
    assertEquals(words("Caf\u00E9 \u00C9tude"), words("Cafe\u0301 E\u0301tude"));
    assertEquals(List.of("caf\u00E9", "\u00E9tude"), words("CAF\u00C9 \u00C9TUDE"));
    assertEquals(
        List.of("\u043C\u0438\u0440", "\u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2"),
        words("\u041C\u0418\u0420 \u03A3\u038A\u03A3\u03A5\u03A6\u039F\u03A3"));
    assertEquals(List.of("\u6211", "\u7231", "java", "25"), words("\u6211\u7231Java 25"));
    assertEquals(
        List.of("\u0939\u093F\u0928\u094D\u0926\u0940"),
        words("\u0939\u093F\u0928\u094D\u0926\u0940"));
    assertEquals(List.of("a", "b"), words("a\uD800b")); // half a character
  }

  @Test
  void words_inTurkishLocale_areTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(List.of("title", "i"), words("TITLE I"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void words_ofEndlessMarks_areRefusedAtOnce() {
    String marks = "a" + "\u0301\u0323".repeat(200_000);
    DataException thrown =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> assertThrows(DataException.class, () -> words(marks)));
    assertEquals(
        "has more than 30 combining marks in a row, up to character 31. No script needs as many; take some out.",
        thrown.getMessage());
    assertEquals(1, words("a" + "\u0301\u0323".repeat(15)).size());
  }
}
