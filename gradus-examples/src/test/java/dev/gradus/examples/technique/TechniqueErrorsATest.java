package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.GradusException;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What techniques of the inputs, the network and the optimizer say of specs that they cannot be
/// tried on, and how they get over runs that fail.
class TechniqueErrorsATest {

  private static final TechniqueRuns RUNS = new TechniqueRuns();

  @TempDir private Path folder;

  @AfterAll
  static void close() {
    RUNS.close();
  }

  @Test
  void depth_withoutDenseLayers_isRefused() {
    assertRefused(
        "depth",
        model("- flatten"),
        "depth: the spec's model has no dense layer to add to or leave out. End it with one.");
  }

  @Test
  void firstWeights_withoutKernels_areRefused() {
    assertRefused(
        "weight-init",
        model("- flatten"),
        "weight-init: no layer of the spec's model has a kernel to begin with. Use layers such as dense or conv2d.");
  }

  @Test
  void activationFunction_withoutHiddenLayers_isRefused() {
    assertRefused(
        "activation-function",
        TechniqueRuns.LINEAR,
        "activation-function: the spec's model has no hidden layer with an activation. Give it one, such as {dense: {units: 64, activation: relu}}.");
  }

  @Test
  void inputDistribution_ofWords_isRefused() {
    assertRefused(
        "input-distribution",
        model("- embedding: {inputDim: 9, outputDim: 4}"),
        "input-distribution: the spec's inputs are numbers of words, which have no 1 - x. Choose a spec with numbers that mean sizes.");
  }

  @Test
  void lossFunction_ofValues_isRefused() {
    assertRefused(
        "loss-function",
        """
        data: {csv: specs/iris.csv, target: Petal.Width}
        model:
          - dense: 1
        loss: mean-squared-error
        optimizer: adam
        """,
        "loss-function: the spec's data have values for targets, but these are losses for classes. Choose a spec whose data have classes.");
  }

  @Test
  void optimizer_thatDivergesAtOnce_isOneArmAmongOthers() {
    String wild = TechniqueRuns.DENSE.replace("adam", "{sgd: {learningRate: 1.0e30}}");
    Findings findings = RUNS.run("optimizer-race", RUNS.small(wild).withSeeds(1), folder);
    assertTrue(Double.isNaN(findings.measures().get("lossBaseline")));
    assertTrue(findings.measures().get("lossAdam") < 2.5);
  }

  @Test
  void learningRate_whereNothingEverFinishes_saysSo() {
    String wild = TechniqueRuns.DENSE.replace("adam", "{sgd: {learningRate: 1.0e20}}");
    GradusException refused =
        assertThrows(
            GradusException.class,
            () -> RUNS.run("learning-rate", RUNS.small(wild).withSeeds(1), folder));
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "Learning rate: no run came to the end of an epoch. The first ended with: epoch 1, step "),
        refused.getMessage());
  }

  private static String model(String layers) {
    return TechniqueRuns.DENSE.replaceFirst("(?s)model:.*loss:", "model:\n  " + layers + "\nloss:");
  }

  private void assertRefused(String technique, String spec, String message) {
    GradusException refused =
        assertThrows(GradusException.class, () -> RUNS.run(technique, RUNS.small(spec), folder));
    assertEquals(message, refused.getMessage());
  }
}
