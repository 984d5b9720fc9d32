package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArmTrialsTest {

  /// Durations of runs; a negative one is that of a failed run.
  private static ArmTrials lasting(double... seconds) {
    List<Trial> trials = new ArrayList<>();
    for (double each : seconds) {
      Optional<String> failure = each < 0 ? Optional.of("failed") : Optional.empty();
      trials.add(new Trial(1, each, History.empty(), Math.abs(each), 10, failure));
    }
    return new ArmTrials("arm", "", Planted.spec(), trials);
  }

  @Test
  void secondsPerRun_isTheMedianOfFinishedRuns() {
    assertEquals(2, lasting(9, 1, 2).secondsPerRun());
    assertEquals(2.5, lasting(9, 1, 3, 2, -100).secondsPerRun());
    assertEquals(Double.NaN, lasting(-1, -2).secondsPerRun());
  }

  @Test
  void mean_leavesOutFailedRuns() {
    assertEquals(3, lasting(2, 4, -9).mean());
    assertEquals(1, lasting(2, 4, -9).failures());
    assertEquals(Double.NaN, lasting(-9).mean());
  }
}
