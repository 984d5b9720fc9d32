package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.ClassWeight;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.JoinedDataset;
import dev.gradus.data.WeightedDataset;
import dev.gradus.history.History;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleWeightsTest {

  private static final Dataset BLOBS = Toys.blobs("blobs", 48);

  /// Seven of class 0 to one of class 1.
  private static final Dataset RARE =
      InMemoryDataset.ofFloats(
          "rare",
          Shape.of(2),
          new float[] {0, 0, 1, 0, 0, 1, 1, 1, 2, 0, 0, 2, 2, 1, 1, 0},
          ClassTarget.of(2),
          new float[] {0, 0, 0, 0, 0, 0, 0, 1});

  @Test
  void fit_weightsOfOne_givesTheNumbersOfNoWeights() {
    float[] ones = new float[BLOBS.size()];
    Arrays.fill(ones, 1);
    assertEquals(
        losses(BLOBS, ClassWeight.none()),
        losses(WeightedDataset.of(BLOBS, ones), ClassWeight.none()));
    assertEquals(losses(BLOBS, ClassWeight.none()), losses(BLOBS, ClassWeight.of(1, 1, 1)));
  }

  /// The batch is the whole set, so a weight of 0 is the sample's absence but for the divisor.
  @Test
  void evaluate_weightsZeroAndTwo_areAbsenceAndRepetition() {
    float[] weights = new float[BLOBS.size()];
    int[] repeated = new int[BLOBS.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < 24 ? 2 : 0;
      repeated[i] = i % 24;
    }
    try (CompiledModel net = CompiledModelTest.compile(Toys.blobsTrainer(0).seed(5))) {
      double weighted = loss(net, WeightedDataset.of(BLOBS, weights));
      assertEquals(loss(net, BLOBS.subset(repeated)), weighted, 1e-6);
      double unweighted = net.evaluate(BLOBS).get("accuracy");
      assertEquals(unweighted, net.evaluate(WeightedDataset.of(BLOBS, weights)).get("accuracy"));
    }
  }

  @Test
  void fit_zeroForAClass_neverLearnsIt() {
    try (CompiledModel net = CompiledModelTest.compile(Toys.blobsTrainer(0).seed(5))) {
      net.fit(BLOBS, Fit.epochs(30).batchSize(16).classWeight(ClassWeight.of(1, 1, 0)));
      for (float[] row : net.predict(BLOBS)) {
        assertTrue(row[2] < 0.1, () -> Arrays.toString(row));
      }
    }
  }

  /// 8 / (2 * 7) and 8 / (2 * 1): the mean over samples is 1.
  @Test
  void balanced_rareClass_weighsMore() {
    assertEquals(List.of(8 / 14.0, 4.0), ClassWeight.balanced().of(RARE));
  }

  @Test
  void validation_classWeights_areNotSeen() {
    try (CompiledModel net = CompiledModelTest.compile(Toys.blobsTrainer(0).seed(5))) {
      History history =
          net.fit(
              BLOBS,
              Fit.epochs(1)
                  .batchSize(48)
                  .validation(BLOBS)
                  .classWeight(ClassWeight.of(100, 100, 100)));
      assertTrue(history.last("loss") > 20);
      assertEquals(loss(net, BLOBS), history.last("validationLoss"));
    }
  }

  @Test
  void subset_ofWeighted_keepsTheSamplesWeights() {
    Dataset weighted = WeightedDataset.of(RARE, 1, 2, 3, 4, 5, 6, 7, 8);
    Dataset some = weighted.subset(7, 0, 3).take(2);
    assertArrayEquals(new float[] {8, 1}, new float[] {some.weight(0), some.weight(1)});
    assertTrue(some.isWeighted() && weighted.flattened().isWeighted());
  }

  @Test
  void complaints_areWordedAsReviewed() {
    assertComplaint(
        "rare: got 2 weights for 8 samples. Give one a sample, in the same order.",
        () -> WeightedDataset.of(RARE, 1, 2));
    assertComplaint(
        "rare: the weight of sample 1 is -1.0, expected a finite number of at least 0. Correct the weights; 0 leaves a sample out.",
        () -> WeightedDataset.of(RARE, 1, -1, 1, 1, 1, 1, 1, 1));
    assertComplaint(
        "rare: all 8 weights are 0, expected one above. With these there is nothing to learn.",
        () -> WeightedDataset.of(RARE, 0, 0, 0, 0, 0, 0, 0, 0));
    assertComplaint(
        "classWeight: got 3 weights, but rare has the 2 classes 0, 1. Give one for each, in this order.",
        () -> ClassWeight.of(1, 2, 3).of(RARE));
    assertComplaint(
        "classWeight: weights must be at least 0 and finite, got [1.0, -1.0].",
        () -> ClassWeight.of(1, -1));
    assertComplaint(
        "classWeight: one weight must be above 0, got [0.0, 0.0].", () -> ClassWeight.of(0, 0));
    assertComplaint(
        "classWeight: line has values of shape [1], not classes. Leave it out, or give each sample a weight.",
        () -> ClassWeight.balanced().of(Toys.line()));
    Dataset weighted = WeightedDataset.of(RARE, 1, 2, 3, 4, 5, 6, 7, 8);
    assertComplaint(
        "both: the input left has weights of its own, but samples are weighted as a whole. Join without, then give WeightedDataset.of(joined, weights).",
        () -> JoinedDataset.named("both").input("left", weighted));
    JoinedDataset two =
        JoinedDataset.named("two").input("x", RARE).target("a", RARE).target("b", RARE).build();
    assertComplaint(
        "classWeight: two has the targets a, b, expected one with classes. Leave it out, or give each sample a weight.",
        () -> SampleWeights.of(two, ClassWeight.balanced()));
  }

  private static void assertComplaint(String text, Runnable action) {
    assertEquals(text, assertThrows(RuntimeException.class, action::run).getMessage());
  }

  private static double loss(CompiledModel net, Dataset data) {
    return net.evaluate(data).get("loss");
  }

  private static List<Double> losses(Dataset data, ClassWeight weight) {
    try (CompiledModel net = CompiledModelTest.compile(Toys.blobsTrainer(0.1).seed(5))) {
      return net.fit(data, Fit.epochs(3).batchSize(20).classWeight(weight)).series().get("loss");
    }
  }
}
