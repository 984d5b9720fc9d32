package dev.gradus.report.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScaleTest {

  @Test
  void labels_linear_haveOneNumberOfDecimals() {
    assertEquals(List.of("0.0", "0.5", "1.0"), Scale.of(0, 1.2, false, 0, 100, 3).labels());
    assertEquals(List.of("−2", "−1", "0", "1"), Scale.of(-2.4, 1.3, false, 0, 100, 4).labels());
    assertEquals(
        List.of("0.00", "0.25", "0.50", "0.75", "1.00"), Scale.of(0, 1, false, 0, 100, 4).labels());
  }

  @Test
  void labels_linearTinyAndHuge_useExponents() {
    assertEquals(List.of("0", "2e−5", "4e−5"), Scale.of(0, 5e-5, false, 0, 100, 3).labels());
    assertEquals(List.of("0", "5e7", "1e8"), Scale.of(0, 1e8, false, 0, 100, 2).labels());
  }

  @Test
  void labels_logarithmic_arePowersOfTen() {
    assertEquals(
        List.of("0.001", "0.01", "0.1", "1"), Scale.of(0.0005, 3, true, 0, 100, 6).labels());
    assertEquals(List.of("0.2", "0.5", "1"), Scale.of(0.15, 1.5, true, 0, 100, 6).labels());
    assertEquals(List.of("1e−6", "1e−5", "0.0001"), Scale.of(1e-6, 1e-4, true, 0, 100, 6).labels());
  }

  @Test
  void at_linearAndLogarithmic_mapsEndsAndMiddle() {
    Scale linear = Scale.of(0, 10, false, 100, 0, 5);
    assertEquals(List.of(100.0, 50.0, 0.0), List.of(linear.at(0), linear.at(5), linear.at(10)));
    Scale log = Scale.of(1, 100, true, 0, 100, 5);
    assertEquals(50, log.at(10), 1e-9);
  }

  @Test
  void of_oneValueOnly_stillHasWidth() {
    Scale scale = Scale.of(3, 3, false, 0, 100, 4);
    assertEquals(50, scale.at(3), 1e-9);
  }

  /// A learning rate that never changes must not look like 0.
  @Test
  void of_oneSmallValue_showsItsOwnSize() {
    Scale scale = Scale.of(0.001, 0.001, false, 0, 100, 4);
    assertEquals(50, scale.at(0.001), 1e-9);
    assertTrue(scale.low() > 0, () -> "begins at " + scale.low());
    assertTrue(scale.labels().contains("0.00100"), () -> scale.labels().toString());
  }
}
