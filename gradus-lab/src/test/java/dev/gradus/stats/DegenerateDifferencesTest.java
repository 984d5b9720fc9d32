package dev.gradus.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DegenerateDifferencesTest {

  private static PairedDifferences of(Double... values) {
    return new PairedDifferences(List.of(values));
  }

  @Test
  void onePair_saysNothing() {
    PairedDifferences one = of(0.3);

    assertEquals(Double.NaN, one.standardDeviation());
    assertEquals(Interval.UNKNOWN, PairedT.interval(one, 0.95));
    assertFalse(PairedT.interval(one, 0.95).isKnown());
    assertEquals(1, PairedT.pValue(one));
    assertEquals(1, PairedT.greater(one, 0));
    assertEquals(1, SignFlip.pValue(one));
    assertEquals(1, Equivalence.pValue(one, 10));
    assertFalse(Equivalence.holds(one, 10));
  }

  @Test
  void allEqual_intervalCollapses() {
    // 0.1 summed three times and divided by 3 is not 0.1; the mean of equals must be.
    PairedDifferences equal = of(0.1, 0.1, 0.1);

    assertEquals(0.1, equal.mean());
    assertEquals(0, equal.standardDeviation());
    assertEquals(Double.POSITIVE_INFINITY, equal.effectSize());
    assertEquals(new Interval(0.1, 0.1), PairedT.interval(equal, 0.95));
    assertEquals(0, PairedT.pValue(equal));
    assertEquals(0.25, SignFlip.pValue(equal));
    assertTrue(Equivalence.holds(equal, 0.2));
    assertEquals(0, Equivalence.pValue(equal, 0.2));
    assertFalse(Equivalence.holds(equal, 0.1));
    assertEquals(1, Equivalence.pValue(equal, 0.1));
  }

  @Test
  void allZero_isNoDifference() {
    PairedDifferences zero = of(0.0, 0.0, 0.0, 0.0);

    assertEquals(new Interval(0, 0), PairedT.interval(zero, 0.95));
    assertEquals(1, PairedT.pValue(zero));
    assertEquals(1, SignFlip.pValue(zero));
    assertEquals(Double.NaN, zero.effectSize());
    assertTrue(Equivalence.holds(zero, 0));
    assertEquals(0.5, Superiority.of(zero).probability());
  }

  @Test
  void failedRun_isRefused() {
    assertEquals(
        "PairedDifferences: the difference of pair 1 is NaN. Leave out pairs with a failed run and report them.",
        assertThrows(
                NumericException.class,
                () -> PairedDifferences.of(List.of(1.0, Double.NaN), List.of(1.0, 1.0)))
            .getMessage());
    assertEquals(
        "PairedDifferences: the difference of pair 0 is Infinity. Leave out pairs with a failed run and report them.",
        assertThrows(NumericException.class, () -> of(Double.POSITIVE_INFINITY)).getMessage());
  }

  @Test
  void unevenOrEmpty_isRefused() {
    assertEquals(
        "PairedDifferences: got 2 values of the treatment and 1 of the control, expected one of each a pair.",
        assertThrows(
                ConfigException.class, () -> PairedDifferences.of(List.of(1.0, 2.0), List.of(1.0)))
            .getMessage());
    assertEquals(
        "PairedDifferences: got no pair, expected at least one.",
        assertThrows(ConfigException.class, () -> new PairedDifferences(List.of())).getMessage());
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertEquals(
        "PairedT: confidence must be in (0, 1), got 1.0.",
        assertThrows(ConfigException.class, () -> PairedT.interval(of(1.0, 2.0), 1)).getMessage());
    assertEquals(
        "Equivalence: delta must be finite and at least 0, got -1.0.",
        assertThrows(ConfigException.class, () -> Equivalence.holds(of(1.0), -1)).getMessage());
    assertEquals(
        "Interval: low must be at most high, got 2.0 and 1.0.",
        assertThrows(ConfigException.class, () -> new Interval(2, 1)).getMessage());
    PairedDifferences many = new PairedDifferences(Collections.nCopies(17, 1.0));
    assertEquals(
        "SignFlip: the exact test takes at most 16 pairs, got 17. Give a random stream to draw signs instead.",
        assertThrows(ConfigException.class, () -> SignFlip.pValue(many)).getMessage());
  }
}
