package dev.gradus.stats;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuperiorityTest {

  @Test
  void probability_tie_countsHalf() {
    PairedDifferences differences = new PairedDifferences(List.of(1.0, 0.0, -1.0, 2.0));

    assertEquals(new Superiority(2, 1, 4), Superiority.of(differences));
    assertEquals(0.625, Superiority.of(differences).probability());
  }

  @Test
  void interval_allWins_endsAtOne() {
    // Wilson's lower end for n of n is n / (n + z²); z² = 3.8414588206941236.
    Interval interval = new Superiority(5, 0, 5).interval();

    assertClose(1, interval.high(), (_, _) -> 1e-14, "upper end");
    assertClose(5 / (5 + 3.8414588206941236), interval.low(), (_, _) -> 1e-14, "lower end");
  }

  @Test
  void interval_mirrored_isMirrored() {
    Interval most = new Superiority(7, 0, 10).interval();
    Interval few = new Superiority(3, 0, 10).interval();

    assertClose(1 - few.high(), most.low(), (_, _) -> 1e-15, "mirror");
    assertClose(1 - few.low(), most.high(), (_, _) -> 1e-15, "mirror");
  }
}
