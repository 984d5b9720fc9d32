package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {

  @Test
  void estimate_nothingDone_isZero() {
    assertEquals(Duration.ZERO, new TimeLeft(3, 5).estimate());
  }

  @Test
  void estimate_armsOfDifferentSpeed_countEachAsItIs() {
    TimeLeft left = new TimeLeft(3, 5);
    left.add(0, 1);
    left.add(0, 3);
    left.add(1, 10);

    // 3 of arm 0 at 2 s, 4 of arm 1 at 10 s, 5 of arm 2 at the mean of all three, 14/3 s.
    assertEquals(Duration.ofMillis(Math.round(1000 * (6 + 40 + 70 / 3.0))), left.estimate());
  }

  @Test
  void estimate_allDone_isZero() {
    TimeLeft left = new TimeLeft(1, 1);
    left.add(0, 4);

    assertEquals(Duration.ZERO, left.estimate());
  }
}
