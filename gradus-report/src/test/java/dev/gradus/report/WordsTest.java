package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {

  @Test
  void signed_negativeAndZero_useRealSigns() {
    assertEquals("−1.20", Words.signed(-1.2, 2));
    assertEquals("+1.20", Words.signed(1.2, 2));
    assertEquals("±0.00", Words.signed(-0.001, 2));
    assertEquals("–", Words.signed(Double.NaN, 2));
  }

  @Test
  void pValue_tiny_isABound() {
    assertEquals(
        List.of("< 0.001", "0.001", "0.063", "1.000"),
        List.of(Words.pValue(0.0004), Words.pValue(0.0006), Words.pValue(0.0625), Words.pValue(1)));
  }

  @Test
  void decimalsFor_uncertainty_showsTwoDigits() {
    assertEquals(
        List.of(3, 2, 1, 0),
        List.of(
            Words.decimalsFor(0.03),
            Words.decimalsFor(0.12),
            Words.decimalsFor(2.5),
            Words.decimalsFor(40)));
    assertEquals(2, Words.decimalsFor(0));
  }

  @Test
  void durationAndSeconds_sizes_fitTheirUnit() {
    assertEquals("2 h 5 min", Words.duration(Duration.ofMinutes(125)));
    assertEquals("3 min 7 s", Words.duration(Duration.ofSeconds(187)));
    assertEquals("4.20 s", Words.duration(Duration.ofMillis(4200)));
    assertEquals(
        List.of("0.123", "1.23", "12.3", "123"),
        List.of(
            Words.seconds(0.1234),
            Words.seconds(1.234),
            Words.seconds(12.34),
            Words.seconds(123.4)));
  }

  @Test
  void plain_trailingZeros_areDropped() {
    assertEquals(
        List.of("0.05", "100", "0.3333"),
        List.of(Words.plain(0.05), Words.plain(100), Words.plain(1 / 3.0)));
  }
}
