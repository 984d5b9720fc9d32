package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.technique.Assignment;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Techniques against overfitting: each at a small size, with the direction that TECHNIQUES's
/// source reports, and on a spec of the user's own.
class TechniquesBTest {

  private static final TechniqueRuns RUNS = new TechniqueRuns();

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  @Test
  void weightDecay_onFewDigits_shrinksTheGap() {
    Findings findings =
        RUNS.run("weight-decay", Assignment.quickly().withSeeds(1).withEpochs(100), folder);
    assertTrue(findings.measures().get("gapArm") < findings.measures().get("gapBaseline"));
    assertTrue(findings.sentence().contains("weight decay 0.1"), findings.sentence());
  }

  @Test
  void dropout_onFewDigits_shrinksTheGap() {
    Findings findings =
        RUNS.run("dropout", Assignment.quickly().withSeeds(1).withEpochs(100), folder);
    assertTrue(findings.measures().get("gapArm") < findings.measures().get("gapBaseline"));
    assertTrue(findings.measures().get("gapBaseline") > 0.15);
  }

  @Test
  void dropout_onAConvolutionalSpec_standsBehindThePooling() {
    Findings findings = RUNS.run("dropout", RUNS.small(TechniqueRuns.CONVOLUTIONAL), folder);
    String patch = findings.comparisons().getFirst().arms().getFirst().arm().patch();
    assertEquals("model.5+={dropout: {rate: 0.2}} model.3+={dropout: {rate: 0.2}}", patch);
  }

  @Test
  void dropout_withoutAHiddenLayer_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> RUNS.run("dropout", RUNS.small(TechniqueRuns.LINEAR), folder));
    assertEquals(
        "dropout: the spec's model has no hidden layer: expected a dense or convolution layer before the last one, got [flatten, dense]. Add one.",
        refused.getMessage());
  }

  @Test
  void weightDecay_onASpecWithoutMetrics_judgesByTheLoss() {
    Findings findings = RUNS.run("weight-decay", RUNS.small(TechniqueRuns.LOSS_ONLY), folder);
    assertTrue(findings.sentence().contains("validation loss"), findings.sentence());
  }
}
