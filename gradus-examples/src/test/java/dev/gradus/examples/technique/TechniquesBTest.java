package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.technique.Assignment;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Techniques against overfitting, for deep networks, and over time: each at a small size, with the
/// direction that its source reports, and on a spec of the user's own.
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

  @Test
  void ensemble_ofFive_beatsItsMembersOnAverage() {
    Findings findings =
        RUNS.run("ensemble", Assignment.quickly().withSeeds(2).withEpochs(6), folder);
    assertTrue(findings.measures().get("mean") > findings.measures().get("alone") - 0.005);
    assertTrue(findings.sentence().contains("its members"), findings.sentence());
    assertEquals(7, findings.tables().getFirst().rows().size());
  }

  @Test
  void ensemble_onAnOwnSpec_runs() {
    RUNS.run("ensemble", RUNS.small(TechniqueRuns.DENSE), folder);
  }

  @Test
  void batchNorm_overSixteenScales_learnsAtMore() {
    Findings findings = RUNS.run("batch-norm", Assignment.quickly().withEpochs(8), folder);
    assertTrue(
        findings.measures().get("lowestWith") > findings.measures().get("lowestWithout"),
        findings::sentence);
    assertEquals(16, findings.tables().getFirst().rows().size());
  }

  @Test
  void batchNorm_whereThereIsOneAlready_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> RUNS.run("batch-norm", RUNS.small(TechniqueRuns.CONVOLUTIONAL), folder));
    assertEquals(
        "batch-norm: the spec's model has batch-normalization already, expected one without to compare with. Take it out.",
        refused.getMessage());
  }

  @Test
  void activations_ofEightFirstWeights_saturateCollapseOrKeepTheirSpread() {
    Findings findings = RUNS.run("activation-distribution", Assignment.quickly(), folder);
    assertTrue(findings.measures().get("sigmoid, N(0, 1)/saturated") > 0.3);
    assertTrue(findings.measures().get("sigmoid, N(0, 0.01²)/deviation") < 0.03);
    assertTrue(findings.measures().get("relu, N(0, 0.01²)/deviation") < 1e-4);
    assertTrue(findings.measures().get("relu, He/deviation") > 0.5);
    assertEquals(1.0, findings.measures().get("relu, zeros/dead"));
  }

  @Test
  void activations_ofAnOwnSpec_showItsLayers() {
    Findings findings =
        RUNS.run("activation-distribution", RUNS.small(TechniqueRuns.DENSE), folder);
    assertTrue(findings.sentence().contains("as the spec says"), findings.sentence());
  }

  @Test
  void schedules_ofAnOwnSpec_areTenAndTheDecayIsWorkedOut() {
    Findings findings = RUNS.run("learning-rate-schedule", RUNS.small(TechniqueRuns.DENSE), folder);
    assertEquals(9, findings.comparisons().getFirst().arms().size());
    List<Double> rates =
        findings.tables().getFirst().rows().stream().map(row -> (Double) row.get(2)).toList();
    double[] wanted = {.1, .1, .09, .09, .081, .081};
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], rates.get(i), 1e-12);
    }
  }

  @Test
  void augmentation_onImagesOfAnOwnSpec_showsTenWays() {
    Findings findings = RUNS.run("augmentation", RUNS.small(TechniqueRuns.CONVOLUTIONAL), folder);
    assertTrue(findings.measures().get("imagesPerSecond") > 0);
    String patch = findings.comparisons().getFirst().arms().getFirst().arm().patch();
    assertTrue(patch.contains("horizontal-flip"), patch);
  }

  @Test
  void gradients_ofSigmoids_vanishWithDepth() {
    Findings findings = RUNS.run("vanishing-gradient", Assignment.quickly().withEpochs(1), folder);
    assertTrue(findings.measures().get("ratioSigmoid") < 1e-5, findings::sentence);
    assertTrue(findings.measures().get("ratioRelu") > 0.05, findings::sentence);
    assertEquals(6, findings.tables().getFirst().rows().size());
  }

  @Test
  void vanishingGradient_onAnOwnSpec_usesItsDepth() {
    Findings findings = RUNS.run("vanishing-gradient", RUNS.small(TechniqueRuns.DENSE), folder);
    assertTrue(findings.sentence().startsWith("With 1 hidden layer"), findings.sentence());
  }

  @Test
  void clipping_whereGradientsExplode_keepsLearning() {
    Findings findings =
        RUNS.run("gradient-clipping", Assignment.quickly().withSeeds(1).withEpochs(4), folder);
    assertEquals(1.0, findings.measures().get("failures0"));
    assertEquals(0.0, findings.measures().get("failures3"));
    assertTrue(findings.measures().get("reached3") > 0.4, findings::sentence);
  }

  @Test
  void clipping_ofAClippedSpec_isRefused() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () ->
                RUNS.run(
                    "gradient-clipping",
                    RUNS.small(TechniqueRuns.DENSE + "update: {clip: {norm: 1.0}}\n"),
                    folder));
    assertEquals(
        "gradient-clipping: the spec clips its gradients, expected one that does not to compare with. Take out update.clip.",
        refused.getMessage());
  }

  @Test
  void polynomial_throughFewPoints_fitsTheirNoise() {
    Findings findings =
        RUNS.run("polynomial-overfit", Assignment.quickly().withSeeds(1).withEpochs(1500), folder);
    assertTrue(
        findings.measures().get("fewpointsstandardizedCurve")
            > findings.measures().get("manypointsstandardizedCurve"),
        findings::sentence);
  }
}
