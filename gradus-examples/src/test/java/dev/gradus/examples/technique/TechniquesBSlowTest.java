package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.technique.Assignment;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Experiments at full size, from two seeds: what their sources report.
@Tag("slow")
class TechniquesBSlowTest {

  private static final TechniqueRuns RUNS = new TechniqueRuns();
  private static final Assignment FULL = Assignment.full().withSeeds(2);

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  @Test
  void dropout_over301Epochs_shrinksTheGap() {
    Map<String, Double> measures = RUNS.run("dropout", FULL, folder).measures();
    assertTrue(measures.get("gapArm") < measures.get("gapBaseline"), measures::toString);
  }

  @Test
  void weightDecay_over201Epochs_shrinksTheGap() {
    Map<String, Double> measures = RUNS.run("weight-decay", FULL, folder).measures();
    assertTrue(measures.get("gapArm") < measures.get("gapBaseline") - 0.02, measures::toString);
  }

  @Test
  void batchNorm_over20Epochs_learnsAtFarMoreScales() {
    Findings findings = RUNS.run("batch-norm", FULL, folder);
    assertTrue(findings.measures().get("lowestWith") > 0.25, findings::sentence);
    assertTrue(findings.measures().get("lowestWithout") < 0.2, findings::sentence);
  }
}
