package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Decimal numbers against [Double#parseDouble], bit for bit.
class DecimalTest {

  private static final List<String> EDGES =
      List.of(
          "0",
          "-0",
          "+0.0",
          "-.0e5",
          "1.",
          ".5",
          "16777217",
          "16777217.00000000000000000000001",
          "16777216.99999999999999999999999",
          "33554435",
          "1.00000005960464477539",
          "1.000000059604644775390625",
          "1.0000000596046447753906250000000000001",
          "9007199254740993",
          "123456789012345678",
          "1234567890123456789012345678901234567890",
          "3.4028235677973366e38",
          "3.4028235677973365e38",
          "3.4028236e38",
          "1e39",
          "1e-45",
          "7.006492321624085e-46",
          "7.006492321624086e-46",
          "1e-80",
          "1e-81",
          "1e80",
          "1e81",
          "123e999999999999",
          "-5e-999999999999",
          "0e999999999999",
          "1" + "0".repeat(400),
          "0." + "0".repeat(400) + "1",
          "0." + "0".repeat(400) + "1e401",
          "1e+05",
          "4.9406564584124654e-324",
          "2.2250738585072011e-308");

  @Test
  void read_edges_areWhatTheJdkSays() {
    EDGES.forEach(DecimalTest::assertSame);
  }

  @Test
  void read_anyNumber_isWhatTheJdkSays() {
    Properties.forAll(1, 100_000, DecimalTest::number, DecimalTest::assertSame);
  }

  /// The middle between two floats is where rounding twice, or from too few digits, goes wrong.
  @Test
  void single_nearTheMiddleBetweenFloats_isWhatTheJdkSays() {
    Properties.forAll(1, 20_000, DecimalTest::middle, DecimalTest::assertSame);
  }

  @Test
  void read_noNumbers_areNone() {
    Decimal decimal = new Decimal();
    for (String text :
        List.of(
            "",
            "-",
            "+",
            ".",
            "e",
            "1e",
            "1e+",
            "-.e1",
            "1.2.3",
            "--1",
            "1-",
            "1e5.",
            "0x1p3",
            "1d",
            "1f",
            "NaN",
            "Infinity",
            "1 2",
            "1,5",
            "٣",
            "1_000",
            "1e5e5",
            ".e1")) {
      assertFalse(decimal.read(text), text);
    }
  }

  private static String number(Choices choices) {
    StringBuilder text = new StringBuilder(choices.oneOf(List.of("", "", "-", "+")));
    String digits = digits(choices, choices.between(0, choices.flag() ? 8 : 30));
    text.append(digits);
    if (digits.isEmpty() || choices.flag()) {
      text.append('.').append(digits(choices, choices.between(1, choices.flag() ? 8 : 30)));
    }
    if (choices.flag()) {
      int largest = choices.flag() ? 45 : 330;
      text.append(choices.flag() ? 'e' : 'E').append(choices.between(-largest, largest));
    }
    return text.toString();
  }

  private static String middle(Choices choices) {
    float below =
        Float.intBitsToFloat(choices.between(0, Float.floatToIntBits(Float.MAX_VALUE) - 1));
    double middle = (below + (double) Math.nextUp(below)) / 2;
    double near =
        switch (choices.between(0, 2)) {
          case 0 -> middle;
          case 1 -> Math.nextUp(middle);
          default -> Math.nextDown(middle);
        };
    return choices.flag()
        ? Double.toString(near)
        : String.format(Locale.ROOT, "%.25e", near).replace("e+", choices.flag() ? "e+" : "e");
  }

  private static String digits(Choices choices, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(choices.between(0, 9));
    }
    return digits.toString();
  }

  private static void assertSame(String text) {
    Decimal decimal = new Decimal();
    assertTrue(decimal.read(text), text);
    double expected = Double.parseDouble(text);
    assertEquals(
        Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(decimal.number()), text);
    assertEquals(
        Float.floatToRawIntBits((float) expected), Float.floatToRawIntBits(decimal.single()), text);
  }
}
