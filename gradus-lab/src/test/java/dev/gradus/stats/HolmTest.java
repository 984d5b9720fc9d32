package dev.gradus.stats;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.testkit.Tolerance;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HolmTest {

  @Test
  void adjust_byHand_stepsDown() {
    // Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04 -> 0.06 (the larger
    // before).
    assertAdjusted(List.of(0.03, 0.06, 0.06, 0.02), List.of(0.01, 0.04, 0.03, 0.005));
  }

  @Test
  void adjust_largeValues_stopAtOne() {
    assertAdjusted(List.of(1.0, 1.0, 0.9), List.of(0.6, 1.0, 0.3));
  }

  @Test
  void adjust_oneOrNone_changesNothing() {
    assertEquals(List.of(0.04), Holm.adjust(List.of(0.04)));
    assertEquals(List.of(), Holm.adjust(List.of()));
  }

  @Test
  void adjust_zeros_stayZero() {
    assertAdjusted(List.of(0.0, 0.0, 0.5), List.of(0.0, 0.0, 0.5));
  }

  @Test
  void adjust_noProbability_isRefused() {
    assertEquals(
        "Holm: p must be in [0, 1], got NaN.",
        assertThrows(ConfigException.class, () -> Holm.adjust(List.of(0.1, Double.NaN)))
            .getMessage());
  }

  private static void assertAdjusted(List<Double> expected, List<Double> pValues) {
    assertClose(
        expected.stream().mapToDouble(Double::doubleValue).toArray(),
        Holm.adjust(pValues).stream().mapToDouble(Double::doubleValue).toArray(),
        Tolerance.relative(1e-15),
        "adjusted p");
  }
}
