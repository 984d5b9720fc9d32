package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.CatalogueData;
import dev.gradus.technique.Assignment;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Experiments on clothes (run on digits here, which come along), on recurrent networks and with
/// random search, and on specs of the user's own.
class TechniquesCTest {

  private static final TechniqueRuns RUNS = new TechniqueRuns();
  private static final Assignment DIGITS =
      Assignment.quickly()
          .withSeeds(2)
          .withData(CatalogueData.mnist().withTake(1500).withTakeTest(500));

  private static final String RECURRENT =
      """
      data: {series: {file: sunspots, window: 24, stride: 12}}
      model: [gru: {units: 8}, dense: 1]
      loss: mean-squared-error
      optimizer: adam
      fit: {epochs: 2, batchSize: 32}
      """;

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  @Test
  void fashionScaling_onDigits_isFarAboveRawPixels() {
    Findings findings = RUNS.run("fashion-scaling", DIGITS, folder);
    double scaled = findings.comparisons().getFirst().arms().getFirst().arm().mean();
    assertTrue(scaled > 0.6, findings.sentence());
    double raw = findings.comparisons().getFirst().baseline().mean();
    assertTrue(Double.isNaN(raw) || raw < scaled - 0.2, findings.sentence());
  }

  @Test
  void fashionOptimizer_onDigits_adamIsSooner() {
    Findings findings = RUNS.run("fashion-optimizer", DIGITS, folder);
    assertTrue(findings.comparisons().getFirst().arms().getFirst().delta() > 0.02);
  }

  @Test
  void fashionDepth_onDigits_aHiddenLayerHelps() {
    Findings findings = RUNS.run("fashion-depth", DIGITS.withEpochs(3), folder);
    assertTrue(findings.comparisons().getFirst().arms().getFirst().delta() < 0);
    assertEquals(7850L, findings.tables().getFirst().rows().get(1).get(1));
  }

  @Test
  void randomSearch_quick_findsTheBestRatesAboveAThousandth() {
    Findings findings = RUNS.run("random-search", Assignment.quickly(), folder);
    assertTrue(findings.measures().get("bestRate") >= 1e-3, findings.sentence());
    assertTrue(findings.measures().get("meanOfNarrowed") > findings.measures().get("meanOfFirst"));
  }

  @Test
  void randomSearch_onAnOwnSpec_drawsItsRate() {
    Findings findings =
        RUNS.run("random-search", RUNS.small(TechniqueRuns.DENSE).withEpochs(1), folder);
    assertTrue(findings.measures().get("bestValue") > 0.1);
  }

  @Test
  void sequenceDropout_onAnOwnSpec_offersTheOtherCells() {
    Findings findings = RUNS.run("sequence-dropout", RUNS.small(RECURRENT), folder);
    assertEquals(
        List.of("dropout 0.2", "dropout 0.2, Adam 1e-4", "LSTM", "SimpleRNN"),
        findings.comparisons().getFirst().arms().stream().map(arm -> arm.arm().name()).toList());
    assertEquals("forecast", findings.figures().getFirst().name());
  }

  @Test
  void sequenceDropout_withoutARecurrentLayer_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> RUNS.run("sequence-dropout", RUNS.small(TechniqueRuns.DENSE), folder));
    assertEquals(
        "sequence-dropout: the spec's model has no recurrent layer. It is about lstm, gru and simple-rnn; use dropout for other networks.",
        refused.getMessage());
  }
}
