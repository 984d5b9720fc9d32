package dev.gradus.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.testkit.GoldenFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulePlotTest {

  @Test
  void plot_warmUpThenCosine_isAsSeen() {
    Schedule schedule = new CosineDecay(0.001, 10_000).withWarmUp(1_000);
    GoldenFiles golden = GoldenFiles.of(SchedulePlotTest.class);
    golden.verify("warm-up-cosine", schedule.plot(11_000));
    golden.verify("exponential", new ExponentialDecay(0.1, 100, 0.5, false).plot(1_500));
    golden.requireAllVerified();
  }

  @Test
  void plot_anySchedule_hasOneMarkAColumnAndLinesUp() {
    for (Schedule schedule : List.of(Schedule.constant(0.1), Schedule.constant(0))) {
      List<String> lines = schedule.plot(1).lines().toList();
      assertEquals(15, lines.size());
      long marks = schedule.plot(1).chars().filter(letter -> letter == '*').count();
      assertEquals(64, marks);
      assertTrue(lines.subList(1, 13).stream().allMatch(line -> line.charAt(10) == '|'));
    }
  }

  @Test
  void plot_noSteps_isRefused() {
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> Schedule.constant(1).plot(0));
    assertEquals("plot: steps must be at least 1, got 0.", refusal.getMessage());
  }
}
