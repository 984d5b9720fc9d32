package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The dates that are read by hand against the JDK's reading of the same text.
class MomentTest {

  private static final List<String> BETWEEN = List.of("T", " ", "t", "x", "");
  private static final List<String> OFFSETS =
      List.of("", "Z", "z", "+01:00", "-17:59", "+18:00", "+19:00", "+01", "+0100", "+01:60", "-");

  @Test
  void isPlain_whereItSaysYes_isWhatTheJdkSays() {
    int[] plain = new int[1];
    Properties.forAll(
        1,
        100_000,
        MomentTest::date,
        text -> {
          Moment read = new Moment();
          if (text.length() >= 7 && read.isPlain(text)) {
            Moment expected = new Moment();
            assertTrue(expected.isAny(text), text);
            assertEquals(expected.seconds(), read.seconds(), text);
            assertEquals(expected.nanoseconds(), read.nanoseconds(), text);
            plain[0]++;
          }
        });
    assertTrue(plain[0] > 20_000, plain[0] + " were plain");
  }

  /// Every form that files usually have is read without the JDK, which makes garbage of each.
  @Test
  void isPlain_usualForms_areSo() {
    for (String text :
        List.of(
            "1949-03",
            "1949-03-31",
            "2024-02-29",
            "1949-03-31T12:00",
            "1949-03-31 12:00:00",
            "1949-03-31T12:00:00.5",
            "1949-03-31T12:00:00.123456789Z",
            "1949-03-31T12:00:00Z",
            "1949-03-31T12:00:00.25+02:00",
            "1949-03-31T12:00-11:30")) {
      assertTrue(new Moment().isPlain(text), text);
    }
  }

  private static String date(Choices choices) {
    StringBuilder text = new StringBuilder();
    text.append(number(choices, 4, 9999)).append('-').append(number(choices, 2, 13));
    if (choices.between(0, 3) > 0) {
      text.append('-').append(number(choices, 2, 32));
      if (choices.between(0, 2) > 0) {
        text.append(choices.oneOf(BETWEEN)).append(number(choices, 2, 24)).append(':');
        text.append(number(choices, 2, 60));
        if (choices.flag()) {
          text.append(':').append(number(choices, 2, 60));
          if (choices.flag()) {
            text.append('.').append("1234567890", 0, choices.between(0, 10));
          }
        }
        text.append(choices.oneOf(OFFSETS));
      }
    }
    if (choices.between(0, 9) == 0) {
      text.setCharAt(choices.between(0, text.length() - 1), choices.flag() ? ':' : '٣');
    }
    return text.toString();
  }

  private static String number(Choices choices, int digits, int most) {
    String number = Integer.toString(choices.between(0, most));
    return "0".repeat(Math.max(0, digits - number.length())) + number;
  }
}
