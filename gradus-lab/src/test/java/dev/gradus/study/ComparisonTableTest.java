package dev.gradus.study;

import static dev.gradus.study.Planted.nines;
import static dev.gradus.study.Planted.plus;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.testkit.GoldenFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ComparisonTableTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(ComparisonTableTest.class);

  private static ComparisonResult fiveSeeds() {
    double[] base = {0.951, 0.949, 0.95, 0.952, 0.948};
    return Planted.result(
        base,
        plus(base, 0.012, 0.011, 0.013, 0.012, 0.012),
        plus(base, -0.1, -0.12, -0.11, -0.09, -0.1),
        plus(base, 0.001, -0.002, 0.0, 0.0015, -0.001),
        plus(base, 0, 0, 0, 0, 0),
        plus(base, 0.01, Double.NaN, 0.01, 0.01, 0.01));
  }

  @Test
  void of_fiveSeeds_isExploratory() {
    GOLDEN.verify("five-seeds", ComparisonTable.of(fiveSeeds()));
  }

  @Test
  void of_losses_haveNoUnit() {
    double[] base = {0.31, 0.3, 0.29, 0.32, 0.3, 0.31, 0.3, 0.3, 0.29, 0.31};
    double[] lower = plus(base, -0.02, -0.03, -0.02, -0.01, -0.03, -0.02, -0.02, -0.02, -0.03, 0);

    GOLDEN.verify("losses", ComparisonTable.of(Planted.result(Objective.LOSS, base, lower)));
  }

  @Test
  void of_everythingFailed_stillPrints() {
    double[] failed = {Double.NaN, Double.NaN};

    GOLDEN.verify("failed", ComparisonTable.of(Planted.result(failed, nines(2), failed)));
  }

  @Test
  void of_anything_isAscii() {
    assertTrue(ComparisonTable.of(fiveSeeds()).chars().allMatch(c -> c < 128));
  }

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }
}
