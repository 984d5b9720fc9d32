package dev.gradus.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.model.ClassOutputs;
import dev.gradus.model.ClassOutputs.Meaning;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final Dataset PETS =
      InMemoryDataset.ofFloats(
          "pets",
          Shape.of(1),
          new float[6],
          ClassTarget.named(List.of("cat", "dog", "parrot")),
          new float[] {0, 0, 0, 1, 1, 2});

  private static final float[][] SAID = {
    {0.8f, 0.1f, 0.1f},
    {0.6f, 0.4f, 0},
    {0.3f, 0.7f, 0},
    {0.1f, 0.9f, 0},
    {0.4f, 0.4f, 0.2f},
    {Float.NaN, 0, 1}
  };

  private static final ClassOutputs PROBABILITIES = new ClassOutputs(Meaning.PROBABILITIES, 0.5);

  @Test
  void of_predictions_countsByRightAndPredicted() {
    ConfusionMatrix matrix = ConfusionMatrix.of(SAID, PETS);
    assertEquals(
        List.of(List.of(2L, 1L, 0L), List.of(1L, 1L, 0L), List.of(0L, 0L, 0L)), matrix.counts());
    assertEquals(List.of(0L, 0L, 1L), matrix.unanswered());
    assertEquals(6, matrix.samples());
    assertEquals(0.5, matrix.accuracy());
    assertEquals(2 / 3.0, matrix.precision(0));
    assertEquals(2 / 3.0, matrix.recall(0));
    assertEquals(0.5, matrix.f1(1));
    assertEquals(0, matrix.precision(2));
    assertEquals(1, matrix.support(2));
  }

  @Test
  void toString_columns_lineUp() {
    assertEquals(
        """
        right \\ predicted  cat  dog  parrot  none
        cat                  2    1       0     0
        dog                  1    1       0     0
        parrot               0    0       0     1

        class   precision  recall      f1  support
        cat        0.6667  0.6667  0.6667        3
        dog        0.5000  0.5000  0.5000        2
        parrot     0.0000  0.0000  0.0000        1
        """,
        ConfusionMatrix.of(SAID, PETS).toString());
  }

  /// Confidences 0.8 0.6 0.7 0.9 0.4: one bin below 1/2, one above; 1 of 1 wrong, 3 of 4 right.
  @Test
  void reliability_twoBins_byHand() {
    Reliability reliability = Reliability.of(SAID, PETS, PROBABILITIES, 2);
    assertEquals(1, reliability.unanswered());
    assertEquals(
        List.of(1L, 4L), reliability.bins().stream().map(Reliability.Bin::samples).toList());
    assertEquals(0, reliability.bins().get(0).accuracy());
    assertEquals(0.75, reliability.bins().get(1).confidence(), 1e-7);
    assertEquals(0.75, reliability.bins().get(1).accuracy());
    assertEquals(Double.NaN, reliability.expectedCalibrationError());
    Dataset first = PETS.take(5);
    float[][] answered = Arrays.copyOf(SAID, 5);
    assertEquals(
        0.4 / 5,
        Reliability.of(answered, first, PROBABILITIES, 2).expectedCalibrationError(),
        1e-7);
    assertEquals(
        """
        confidence     mean   right  samples
        0.00 - 0.50  0.4000  0.0000        1
        0.50 - 1.00  0.7500  0.7500        4
        """,
        reliability.toString());
  }

  @Test
  void complaints_areWordedAsReviewed() {
    Dataset values =
        InMemoryDataset.ofFloats(
            "prices", Shape.of(1), new float[1], ValueTarget.single(), new float[1]);
    assertComplaint(
        "ConfusionMatrix: prices has values of shape [1], expected classes. Measure values by mean-absolute-error or r2-score.",
        () -> ConfusionMatrix.of(SAID, values));
    assertComplaint(
        "ConfusionMatrix: got 6 predictions for the 5 samples of pets. Give one for each.",
        () -> ConfusionMatrix.of(SAID, PETS.take(5)));
    assertComplaint(
        "ConfusionMatrix: prediction 0 has 2 numbers, pets has 3 classes. Give a number for each.",
        () -> ConfusionMatrix.of(new float[][] {{0, 1}}, PETS.take(1)));
    assertComplaint(
        "ConfusionMatrix: got counts for 1 classes, 2 labels. Give each class a row, a column, a label and its unanswered samples.",
        () -> new ConfusionMatrix(List.of("a", "b"), List.of(List.of(1L)), List.of(0L)));
    assertComplaint(
        "Reliability: needs probabilities of classes, got scores for pets. End the model with softmax, or with a sigmoid for two classes.",
        () -> Reliability.of(SAID, PETS, new ClassOutputs(Meaning.SCORES, 0), 2));
    assertComplaint(
        "Reliability: got 6 predictions for the 5 samples of pets. Give one for each.",
        () -> Reliability.of(SAID, PETS.take(5), PROBABILITIES, 2));
  }

  private static void assertComplaint(String text, Runnable action) {
    assertEquals(text, assertThrows(RuntimeException.class, action::run).getMessage());
  }
}
