package dev.gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.chart.PictureGrid;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.model.ClassOutputs;
import dev.gradus.model.ClassOutputs.Meaning;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MistakenPicturesTest {

  private static final ClassOutputs PROBABILITIES = new ClassOutputs(Meaning.PROBABILITIES, 0.5);
  private static final float[][] PREDICTIONS = {
    {0.9f, 0.1f}, // cat, right
    {0.6f, 0.4f}, // dog, taken for a cat
    {0.2f, 0.8f}, // cat, taken for a dog
    {Float.NaN, Float.NaN} // no answer
  };

  @Test
  void of_twoMistakes_showsTheSurerOneFirst() {
    PictureGrid grid = MistakenPictures.of(PREDICTIONS, images(), PROBABILITIES, 10).orElseThrow();
    assertEquals(
        "2 of 2 mistakes among 4 samples of pets: what it is, as what it was taken, how surely",
        grid.caption());
    List<PictureGrid.Cell> cells = grid.rows().getFirst().cells();
    assertEquals(
        List.of("cat as dog: 80 %", "dog as cat: 60 %"),
        cells.stream().map(PictureGrid.Cell::label).toList());
    assertEquals(2, cells.getFirst().picture().rgb(0, 0) & 0xFF, "sample 2");
  }

  @Test
  void of_moreMistakesThanAreShown_saysHowMany() {
    PictureGrid grid = MistakenPictures.of(PREDICTIONS, images(), PROBABILITIES, 1).orElseThrow();
    assertEquals(1, grid.rows().getFirst().cells().size());
    assertEquals("1 of 2 mistakes", grid.caption().substring(0, 15));
  }

  @Test
  void of_noMistakes_isEmpty() {
    float[][] right = {{1, 0}, {0, 1}, {1, 0}, {0, 1}};
    assertEquals(Optional.empty(), MistakenPictures.of(right, images(), PROBABILITIES, 10));
  }

  @Test
  void of_scores_isRefused() {
    assertEquals(
        "MistakenPictures: needs probabilities of classes, got scores for pets. End the model with softmax, or with a sigmoid for two classes.",
        assertThrows(
                ConfigException.class,
                () ->
                    MistakenPictures.of(
                        PREDICTIONS, images(), new ClassOutputs(Meaning.SCORES, 0.5), 10))
            .getMessage());
  }

  @Test
  void of_fewerPredictionsThanSamples_isRefused() {
    assertEquals(
        "MistakenPictures: got 1 predictions for the 4 samples of pets. Give one for each.",
        assertThrows(
                ShapeException.class,
                () -> MistakenPictures.of(new float[][] {{1, 0}}, images(), PROBABILITIES, 10))
            .getMessage());
  }

  /// Pictures of one pixel: the sample's number.
  private static Dataset images() {
    return InMemoryDataset.ofBytes(
        "pets",
        Shape.of(1, 1, 1),
        MemorySegment.ofArray(new byte[] {0, 1, 2, 3}),
        ClassTarget.named(List.of("cat", "dog")),
        new float[] {0, 1, 0, 1});
  }
}
