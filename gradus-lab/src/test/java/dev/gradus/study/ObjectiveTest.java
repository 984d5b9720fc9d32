package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.stats.PairedDifferences;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObjectiveTest {

  @Test
  void of_accuracyMeasured_takesIt() {
    assertEquals(Objective.ACCURACY, Objective.of(Planted.spec()));
  }

  @Test
  void of_noMetric_takesTheLoss() {
    assertEquals(Objective.LOSS, Objective.of(Planted.spec().withMetrics()));
  }

  @Test
  void named_accuracy_isBetterTheHigher() {
    assertEquals(Objective.ACCURACY, Objective.named("validationAccuracy"));
    assertEquals(Objective.LOSS, Objective.named("validationLoss"));
    assertEquals(
        Objective.Direction.LOWER_IS_BETTER,
        Objective.named("validationMeanAbsoluteError").direction());
  }

  @Test
  void words_areThoseOfTheName() {
    assertEquals(
        "validation mean absolute error", Objective.named("validationMeanAbsoluteError").words());
  }

  @Test
  void error_ofBoth_isTheDistanceFromPerfect() {
    assertEquals(0.25, Objective.ACCURACY.error(0.75));
    assertEquals(0.75, Objective.LOSS.error(0.75));
  }

  @Test
  void gains_ofALoss_areMirrored() {
    PairedDifferences lower = new PairedDifferences(List.of(-1.0, -2.0, 0.0));

    assertEquals(new PairedDifferences(List.of(1.0, 2.0, 0.0)), Objective.LOSS.gains(lower));
    assertEquals(lower, Objective.ACCURACY.gains(lower));
  }

  @Test
  void metric_blank_isRefused() {
    assertEquals(
        "Objective: metric must not be blank.",
        assertThrows(ConfigException.class, () -> Objective.named("")).getMessage());
  }
}
