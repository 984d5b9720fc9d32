package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void measured_accuracy_isPercent() {
    assertEquals("97.14 %", Figures.measured("validationAccuracy", 0.9714));
    assertEquals("100.00 %", Figures.measured("accuracy", 1));
    assertEquals("-", Figures.measured("accuracy", Double.NaN));
  }

  @Test
  void measured_loss_hasFourDecimalsOrFourDigits() {
    assertEquals("0.0523", Figures.measured("loss", 0.05234));
    assertEquals("0.0000", Figures.measured("loss", 0));
    assertEquals("-12.5000", Figures.measured("loss", -12.5));
    assertEquals("0.0010", Figures.measured("loss", 0.001));
    assertEquals("5.234e-04", Figures.measured("loss", 0.0005234));
    assertEquals("1.235e+06", Figures.measured("loss", 1234567));
    assertEquals("NaN", Figures.measured("loss", Double.NaN));
  }

  @Test
  void seconds_haveThreeDigits() {
    assertEquals("0.084", Figures.seconds(0.0841));
    assertEquals("8.41", Figures.seconds(8.41));
    assertEquals("84.1", Figures.seconds(84.1));
    assertEquals("-", Figures.seconds(Double.NaN));
  }

  @Test
  void clock_countsHoursOnlyWhereThereAreAny() {
    assertEquals("0:00", Figures.clock(Duration.ZERO));
    assertEquals("0:08", Figures.clock(Duration.ofMillis(7600)));
    assertEquals("59:59", Figures.clock(Duration.ofSeconds(3599)));
    assertEquals("1:02:05", Figures.clock(Duration.ofSeconds(3725)));
  }

  @Test
  void rate_hasThreeDigits() {
    assertEquals("35,300", Figures.rate(35_261.7));
    assertEquals("999", Figures.rate(999.4));
    assertEquals("7", Figures.rate(7.4));
    assertEquals("-", Figures.rate(0));
    assertEquals("-", Figures.rate(Double.POSITIVE_INFINITY));
  }

  @Test
  void count_hasAPlural() {
    assertEquals("1 epoch", Figures.count(1, "epoch"));
    assertEquals("4,690 steps", Figures.count(4690, "step"));
    assertEquals("0 runs", Figures.count(0, "run"));
  }

  @Test
  void table_alignsTextLeftAndNumbersRight() {
    assertEquals(
        List.of("row  class  probability", "1    red        90.03 %", "10   blue        9.50 %"),
        Figures.table(
            List.of(
                List.of("row", "class", "probability"),
                List.of("1", "red", "90.03 %"),
                List.of("10", "blue", "9.50 %")),
            2));
  }

  @Test
  void plain_anySize_hasFourDigitsAndNoZerosBehind() {
    assertEquals("0", Figures.plain(0));
    assertEquals("255", Figures.plain(255));
    assertEquals("33.32", Figures.plain(33.3184));
    assertEquals("-0.002604", Figures.plain(-0.0026041));
    assertEquals("0.5", Figures.plain(0.5));
    assertEquals("30874", Figures.plain(30873.6));
    assertEquals("1.235e+06", Figures.plain(1_234_567));
    assertEquals("1.234e-05", Figures.plain(0.00001234));
    assertEquals("-", Figures.plain(Double.NaN));
  }
}
