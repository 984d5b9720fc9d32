package dev.gradus.stats;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Against SciPy, whose header stands in `vectors/stats.json`.
final class PowerTest {

  private static final TestVectors SCIPY = TestVectors.read("stats");

  @Test
  void cumulativeProbability_scipy_agrees() {
    double[] rows = SCIPY.numbers("noncentralT");
    for (int i = 0; i < rows.length; i += 4) {
      double actual = new NoncentralT(rows[i], rows[i + 1]).cumulativeProbability(rows[i + 2]);
      assertClose(
          rows[i + 3],
          actual,
          (_, _) -> 1e-12,
          "F(%s; %s, %s)".formatted(rows[i + 2], rows[i], rows[i + 1]));
    }
  }

  @Test
  void noncentralT_mirrored_complements() {
    NoncentralT right = new NoncentralT(7, 1.3);
    NoncentralT left = new NoncentralT(7, -1.3);
    for (double t : new double[] {-4, -1, 0.5, 3}) {
      assertClose(
          right.survivalProbability(t), left.cumulativeProbability(-t), (_, _) -> 1e-15, "mirror");
    }
  }

  @Test
  void noncentralT_farOut_keepsItsMiddle() {
    // With many degrees of freedom T is nearly normal around δ; its median lies within 1 / ν of it.
    NoncentralT far = new NoncentralT(1e9, 390);

    assertClose(0.5, far.cumulativeProbability(390), (_, _) -> 1e-4, "median");
  }

  @Test
  void of_scipy_agrees() {
    double[] rows = SCIPY.numbers("power");
    for (int i = 0; i < rows.length; i += 3) {
      assertClose(
          rows[i + 2],
          Power.of((int) rows[i], rows[i + 1]),
          Tolerance.relative(1e-10),
          "power of %s at %s".formatted(rows[i], rows[i + 1]));
    }
  }

  @Test
  void of_noEffect_isTheLevel() {
    assertClose(Power.LEVEL, Power.of(10, 0), (_, _) -> 1e-12, "level");
  }

  @Test
  void detectableEffect_scipy_agrees() {
    double[] rows = SCIPY.numbers("detectable");
    for (int i = 0; i < rows.length; i += 2) {
      assertClose(
          rows[i + 1],
          Power.detectableEffect((int) rows[i]),
          Tolerance.relative(1e-10),
          "pairs " + rows[i]);
    }
  }

  @Test
  void pairsNeeded_scipy_agrees() {
    double[] rows = SCIPY.numbers("needed");
    for (int i = 0; i < rows.length; i += 2) {
      assertEquals(OptionalInt.of((int) rows[i + 1]), Power.pairsNeeded(rows[i]));
    }
  }

  @Test
  void pairsNeeded_extremes_areBounded() {
    assertEquals(OptionalInt.empty(), Power.pairsNeeded(0));
    assertEquals(OptionalInt.empty(), Power.pairsNeeded(1e-4));
    assertEquals(OptionalInt.of(2), Power.pairsNeeded(Double.POSITIVE_INFINITY));
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertEquals(
        "Power: pairs must be at least 2, got 1.",
        assertThrows(ConfigException.class, () -> Power.of(1, 1)).getMessage());
    assertEquals(
        "Power: effectSize must be a number, got NaN.",
        assertThrows(ConfigException.class, () -> Power.pairsNeeded(Double.NaN)).getMessage());
    assertEquals(
        "NoncentralT: degreesOfFreedom must be above 0, got 0.0.",
        assertThrows(ConfigException.class, () -> new NoncentralT(0, 1)).getMessage());
    assertEquals(
        "NoncentralT: noncentrality must be within ±400.0, got 401.0.",
        assertThrows(ConfigException.class, () -> new NoncentralT(1, 401)).getMessage());
  }
}
