package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.CatalogueData;
import dev.gradus.technique.Assignment;
import dev.gradus.technique.FindingTable;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Techniques of the inputs, the network and the optimizer: each at a small size, with the
/// direction that the source reports, and on a spec of the user's own.
class TechniquesATest {

  private static final TechniqueRuns RUNS = new TechniqueRuns();

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  @Test
  void inputScaling_ofDigits_learnsBetterThanRaw() {
    Findings findings = RUNS.run("input-scaling", few(1500, 2), folder);
    List<Double> means =
        findings.comparisons().getFirst().arms().stream().map(arm -> arm.delta()).toList();
    assertEquals(4, means.size());
    assertTrue(means.getFirst() > 0, means::toString);
    assertEquals(0.5025, (double) row(findings, 0, 0).get(2), 1e-4);
  }

  @Test
  void learningRateToy_ofThreeRates_losesTheLargest() {
    Findings findings = RUNS.run("learning-rate-toy", Assignment.quickly(), folder);
    Map<String, Double> measures = findings.measures();
    assertEquals(0.12, measures.get("limit"), 0.001);
    assertEquals(2, measures.get("weight@0.01"), 0.01);
    assertEquals(2, measures.get("weight@0.1"), 0.01);
    assertTrue(Math.abs(measures.get("weight@0.5")) > 1000);
  }

  @Test
  void learningRate_aHundredfold_learnsLess() {
    Findings findings = RUNS.run("learning-rate", few(1000, 2), folder);
    assertTrue(findings.comparisons().getFirst().arms().getLast().delta() < -0.1);
  }

  @Test
  void batchSize_64Times_hasItsOwnWinnerInEachView() {
    Findings findings =
        RUNS.run("batch-size", Assignment.quickly().withSeeds(1).withEpochs(2), folder);
    Map<String, Double> measures = findings.measures();
    assertTrue(measures.get("equalEpochsSmall") > measures.get("equalEpochsLarge"));
    assertEquals(3, findings.figures().size());
    assertEquals(List.of("baseline", 64, 128L, 256L), row(findings, 1, 0).subList(0, 4));
    assertEquals(List.of("batch 4096", 4096, 2L, 4L), row(findings, 1, 1).subList(0, 4));
  }

  @Test
  void batchSize_ofASpecInOneBatch_isRefused() {
    String whole = TechniqueRuns.DENSE.replace("batchSize: 32", "batchSize: 300");
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> RUNS.run("batch-size", RUNS.small(whole), folder));
    assertEquals(
        "batch-size: the spec's batch of 300 already holds all 300 samples. Set fit.batchSize to less.",
        refused.getMessage());
  }

  @Test
  void depth_ofFourNetworks_showsTheirLayers() {
    Findings findings = RUNS.run("depth", few(1000, 2), folder);
    Map<String, Double> measures = findings.measures();
    assertTrue(measures.get("reachedNoHiddenLayer") < measures.get("reachedBaseline"));
    assertEquals(993_482.0, measures.get("parametersHidden512102464"));
    List<Object> parameters =
        findings.tables().getLast().rows().stream().map(row -> row.get(2)).toList();
    assertEquals(List.of(0L, 401_920L, 525_312L, 65_600L, 650L, 993_482L), parameters);
  }

  @Test
  void depth_withoutAHiddenLayer_addsOne() {
    Findings findings = RUNS.run("depth", RUNS.small(TechniqueRuns.LINEAR), folder);
    assertEquals(
        "a hidden layer of 64 relu",
        findings.comparisons().getFirst().arms().getFirst().arm().name());
  }

  @Test
  void optimizer_adam_isAheadOfPlainDescent() {
    Findings findings = RUNS.run("optimizer", few(640, 2), folder);
    assertTrue(findings.measures().get("reachedAdam") > findings.measures().get("reachedBaseline"));
    assertEquals(12, findings.comparisons().getFirst().arms().size());
  }

  @Test
  void optimizerPath_plainDescent_zigzags() {
    Findings findings = RUNS.run("optimizer-path", Assignment.quickly(), folder);
    assertTrue(findings.measures().get("turnsSGD") > 20);
    assertEquals(0, findings.measures().get("turnsAdaGrad"));
  }

  @Test
  void optimizerRace_plainDescent_isLast() {
    Findings findings =
        RUNS.run("optimizer-race", Assignment.quickly().withSeeds(1).withEpochs(2), folder);
    Map<String, Double> measures = findings.measures();
    assertTrue(measures.get("lossBaseline") > measures.get("lossMomentum"));
    assertTrue(measures.get("lossMomentum") > measures.get("lossAdam"));
  }

  @Test
  void firstWeights_zerosAndSmallOnes_stayAtChance() {
    Findings findings =
        RUNS.run("weight-init", Assignment.quickly().withSeeds(1).withEpochs(3), folder);
    Map<String, Double> measures = findings.measures();
    assertEquals(Math.log(10), measures.get("lossBaseline"), 0.02);
    assertEquals(Math.log(10), measures.get("lossZeros"), 0.02);
    assertTrue(measures.get("lossHe") < measures.get("lossXavier"));
    assertTrue(measures.get("lossXavier") < 2.2);
  }

  @Test
  void inputDistribution_turned_isSlower() {
    Findings findings = RUNS.run("input-distribution", few(1500, 2), folder);
    Map<String, Double> measures = findings.measures();
    assertTrue(measures.get("first1X") < measures.get("firstBaseline"));
    assertTrue(measures.get("reached1X") < measures.get("reachedBaseline"));
    assertEquals(3, findings.figures().size());
  }

  @Test
  void activationFunction_sigmoid_learnsLast() {
    Findings findings = RUNS.run("activation-function", few(2000, 3), folder);
    Map<String, Double> measures = findings.measures();
    assertTrue(measures.get("reachedTanh") > measures.get("reachedBaseline"));
    assertTrue(measures.get("reachedRelu") > measures.get("reachedBaseline"));
    assertTrue(measures.containsKey("reachedSigmoidOutput"));
  }

  @Test
  void lossFunction_crossEntropy_learnsSoonerThanSquares() {
    Findings findings = RUNS.run("loss-function", few(2000, 3), folder);
    Map<String, Double> measures = findings.measures();
    assertTrue(measures.get("reachedCrossEntropy") > measures.get("reachedBaseline"));
    FindingTable softmax = findings.tables().get(1);
    assertEquals(
        List.of("0.0152", "0.0414", "0.8310", "0.1125"),
        softmax.texts().stream().map(List::getLast).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input-scaling",
        "input-distribution",
        "batch-size",
        "depth",
        "learning-rate-toy",
        "learning-rate",
        "optimizer",
        "optimizer-path",
        "optimizer-race",
        "weight-init",
        "activation-function",
        "loss-function"
      })
  void each_onASpecOfTheUsers_isTriedOnThat(String name) {
    Findings findings =
        RUNS.run(name, RUNS.small(TechniqueRuns.CONVOLUTIONAL).withSeeds(1), folder);
    assertEquals(1, findings.comparisons().size());
    assertTrue(findings.sentence().contains("seed"), findings.sentence());
  }

  @Test
  void lossFunction_onASpecWithoutMetrics_saysWhatIsMissing() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> RUNS.run("loss-function", RUNS.small(TechniqueRuns.LOSS_ONLY), folder));
    assertTrue(refused.getMessage().contains("Give the spec a metric"), refused.getMessage());
  }

  /// The numbers beside are those of an independent implementation of the experiment.
  @Test
  @Tag("slow")
  void optimizerRace_atFullSize_comesToTheReference() {
    Findings findings = RUNS.run("optimizer-race", Assignment.full().withSeeds(1), folder);
    Map<String, Double> measures = findings.measures();
    assertEquals(0.205, measures.get("lossBaseline"), 0.06);
    assertEquals(0.066, measures.get("lossMomentum"), 0.04);
    assertEquals(0.031, measures.get("lossAdaGrad"), 0.04);
    assertEquals(0.040, measures.get("lossAdam"), 0.04);
    assertEquals(0.935, measures.get("reachedBaseline"), 0.01);
    assertEquals(0.967, measures.get("reachedMomentum"), 0.01);
    assertEquals(0.971, measures.get("reachedAdaGrad"), 0.01);
    assertEquals(0.973, measures.get("reachedAdam"), 0.01);
  }

  @Test
  @Tag("slow")
  void firstWeights_atFullSize_comeToTheReference() {
    Findings findings = RUNS.run("weight-init", Assignment.full().withSeeds(1), folder);
    Map<String, Double> measures = findings.measures();
    assertEquals(0.1135, measures.get("reachedBaseline"), 1e-3);
    assertEquals(0.914, measures.get("reachedXavier"), 0.015);
    assertEquals(0.935, measures.get("reachedHe"), 0.01);
  }

  private static Assignment few(int samples, int epochs) {
    return Assignment.quickly()
        .withData(CatalogueData.mnist().withTake(samples).withTakeTest(500))
        .withSeeds(1)
        .withEpochs(epochs);
  }

  private static List<Object> row(Findings findings, int table, int row) {
    return findings.tables().get(table).rows().get(row);
  }
}
