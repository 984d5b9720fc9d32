package dev.gradus.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignFlipTest {

  private static final RandomStream SIGNS = RandomStream.of(1).named("signs");

  @Test
  void pValue_byHand_countsTheIdentity() {
    // Sums of ±1 ±2 ±4: |±7| twice of eight is as far out as 7.
    assertEquals(2 / 8.0, SignFlip.pValue(new PairedDifferences(List.of(1.0, 2.0, 4.0))));
    // 1 + 2 − 4 = −1 is the least extreme of all.
    assertEquals(1, SignFlip.pValue(new PairedDifferences(List.of(1.0, 2.0, -4.0))));
  }

  @Test
  void pValue_tiesUpToRounding_count() {
    // 0.1 + 0.2 - 0.3 is 5.6e-17 rather than 0, and so are its relatives.
    assertEquals(1, SignFlip.pValue(new PairedDifferences(List.of(0.1, 0.2, -0.3))));
  }

  @Test
  void smallestPValue_isReachedByAgreement() {
    for (int n = 1; n <= 16; n++) {
      PairedDifferences agreeing = new PairedDifferences(Collections.nCopies(n, 1.0));
      assertEquals(SignFlip.smallestPValue(n), SignFlip.pValue(agreeing), "n = " + n);
    }
  }

  @Test
  void pValue_drawn_isNearTheExactOne() {
    // Ten pairs that matter and seven of 0: the exact p of all 17 is that of the ten.
    List<Double> ten = List.of(0.3, -0.1, 0.2, 0.5, -0.4, 0.1, 0.6, 0.2, -0.2, 0.3);
    List<Double> seventeen = new ArrayList<>(ten);
    seventeen.addAll(Collections.nCopies(7, 0.0));
    double exact = SignFlip.pValue(new PairedDifferences(ten));

    double drawn = SignFlip.pValue(new PairedDifferences(seventeen), SIGNS);

    double deviation = Math.sqrt(exact * (1 - exact) / SignFlip.DRAWS);
    assertTrue(
        Math.abs(drawn - exact) < 5 * deviation + 1.0 / SignFlip.DRAWS,
        "exact %s, drawn %s".formatted(exact, drawn));
  }

  @Test
  void pValue_drawnWithoutAnyExtreme_isNotZero() {
    PairedDifferences agreeing = new PairedDifferences(Collections.nCopies(60, 1.0));

    assertEquals(1 / (1.0 + SignFlip.DRAWS), SignFlip.pValue(agreeing, SIGNS));
  }

  @Test
  void pValue_fewPairsWithStream_isExact() {
    PairedDifferences few = new PairedDifferences(List.of(1.0, 2.0, 4.0));

    assertEquals(SignFlip.pValue(few), SignFlip.pValue(few, SIGNS));
  }
}
