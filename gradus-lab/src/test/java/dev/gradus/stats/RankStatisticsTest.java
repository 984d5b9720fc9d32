package dev.gradus.stats;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Against SciPy, whose header stands in `vectors/stats.json`.
final class RankStatisticsTest {

  private static final Tolerance TOLERANCE = Tolerance.relative(1e-10);

  @Test
  void signedRank_scipy_agrees() {
    TestVectors rows = TestVectors.read("stats").at("signedRanks");
    for (int i = 0; i < rows.size(); i++) {
      TestVectors row = rows.at(String.valueOf(i));
      List<Double> differences = list(row.numbers("differences"));

      assertEquals(list(row.numbers("ranks")), SignedRank.ranks(differences));
      assertClose(row.number("p"), SignedRank.pValue(differences), TOLERANCE, "p of row " + i);
    }
  }

  @Test
  void signedRank_infiniteDifferences_areTheLargest() {
    assertEquals(
        List.of(-3.5, 1.0, 3.5, -2.0),
        SignedRank.ranks(List.of(Double.NEGATIVE_INFINITY, 0.1, Double.POSITIVE_INFINITY, -0.2)));
  }

  @Test
  void signedRank_withoutTies_isTheSignFlipOfRanks() {
    List<Double> differences = List.of(0.3, -0.1, 0.7, 0.2, 1.5, -0.4, 0.9);

    assertClose(
        SignedRank.pValue(differences),
        SignFlip.pValue(new PairedDifferences(SignedRank.ranks(differences))),
        Tolerance.relative(1e-14),
        "p");
  }

  @Test
  void mcNemar_scipy_agrees() {
    TestVectors rows = TestVectors.read("stats").at("mcNemar");
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.numbers(String.valueOf(i));
      assertClose(row[2], McNemar.pValue((int) row[0], (int) row[1]), TOLERANCE, "p of row " + i);
    }
  }

  @Test
  void interquartileMean_scipy_agrees() {
    TestVectors rows = TestVectors.read("stats").at("interquartile");
    for (int i = 0; i < rows.size(); i++) {
      TestVectors row = rows.at(String.valueOf(i));
      assertClose(
          row.number("mean"),
          InterquartileMean.of(list(row.numbers("values"))),
          TOLERANCE,
          "mean of row " + i);
    }
  }

  @Test
  void requests_thatMakeNoSense_areRefused() {
    assertEquals(
        "SignedRank: expected at least one difference and none that is NaN, got [1.0, NaN].",
        assertThrows(ConfigException.class, () -> SignedRank.pValue(List.of(1.0, Double.NaN)))
            .getMessage());
    assertEquals(
        "InterquartileMean: got no value, expected at least one.",
        assertThrows(ConfigException.class, () -> InterquartileMean.of(List.of())).getMessage());
    assertEquals(
        "McNemar: counts must be at least 0, got -1 and 2.",
        assertThrows(ConfigException.class, () -> McNemar.pValue(-1, 2)).getMessage());
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
