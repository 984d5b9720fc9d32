package dev.gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.chart.Picture;
import dev.gradus.chart.PictureGrid;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Augmenter;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.data.augment.HorizontalFlip;
import dev.gradus.data.augment.Rotation;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleGridTest {

  /// Images of 2 x 2 pixels; the first pixel is the sample's number.
  private static Dataset images(int samples, Target target, int classes) {
    byte[] pixels = new byte[4 * samples];
    float[] targets = new float[samples];
    for (int i = 0; i < samples; i++) {
      pixels[4 * i] = (byte) i;
      targets[i] = i % classes;
    }
    return InMemoryDataset.ofBytes(
        "small", Shape.of(2, 2, 1), MemorySegment.ofArray(pixels), target, targets);
  }

  @Test
  void of_fewClasses_showsTheFirstTenOfEachInARow() {
    PictureGrid grid = SampleGrid.of(images(32, ClassTarget.named(List.of("a", "b", "c")), 3));
    assertEquals("30 of 32 images, 2 × 2, grey", grid.caption());
    assertEquals(List.of("a", "b", "c"), grid.rows().stream().map(PictureGrid.Row::label).toList());
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 10; column++) {
        Picture picture = grid.rows().get(row).cells().get(column).picture();
        assertEquals((row + 3 * column) * 0x010101, picture.rgb(0, 0));
      }
    }
  }

  @Test
  void of_classWithoutSamples_hasAnEmptyRow() {
    PictureGrid grid = SampleGrid.of(images(4, ClassTarget.of(3), 2));
    assertEquals(0, grid.rows().get(2).cells().size());
    assertEquals(2, grid.columns());
  }

  @Test
  void of_manyClasses_showsTheFirstHundredWithTheirLabels() {
    PictureGrid grid = SampleGrid.of(images(105, ClassTarget.of(20), 20));
    assertEquals(10, grid.rows().size());
    assertEquals("13", grid.rows().get(3).cells().get(3).label());
    assertEquals(33 * 0x010101, grid.rows().get(3).cells().get(3).picture().rgb(0, 0));
    PictureGrid few = SampleGrid.of(images(12, ValueTarget.single(), 12));
    assertEquals(2, few.rows().get(1).cells().size());
    assertEquals("11.00", few.rows().get(1).cells().get(1).label());
  }

  @Test
  void of_floats_takesTheirRangeAsBlackAndWhite() {
    Dataset data =
        InMemoryDataset.ofFloats(
            "floats",
            Shape.of(1, 1, 3),
            new float[] {-1, 0, 1, -1, -1, -1},
            ClassTarget.of(2),
            new float[] {0, 1});
    assertEquals(0x0080FF, SampleGrid.of(data).rows().get(0).cells().get(0).picture().rgb(0, 0));
  }

  @Test
  void of_table_isRefused() {
    Dataset table =
        InMemoryDataset.table(
            "t", List.of("a"), new float[] {1, 2}, ClassTarget.of(2), new float[2]);
    assertEquals(
        "t: features are [1], but only images [H, W, 1] or [H, W, 3] can be shown as pictures.",
        assertThrows(ShapeException.class, () -> SampleGrid.of(table)).getMessage());
  }

  @Test
  void preview_showsTheOriginalFirstAndThenWhatTrainingSees() {
    Dataset data = images(5, ClassTarget.of(5), 5);
    Augmentation flips = Augmentation.of(new HorizontalFlip(), new Rotation(30));
    PictureGrid grid = AugmentPreview.of(data, flips, 3, 7);
    assertEquals(List.of(5, 5), grid.rows().stream().map(row -> row.cells().size()).toList());
    assertEquals(3 * 0x010101, grid.rows().get(0).cells().get(0).picture().rgb(0, 0));
    assertEquals("original", grid.rows().get(0).cells().get(0).label());
    Augmenter augmenter = flips.prepare(data, RandomStream.of(7)).augmenter();
    float[] sixth = new float[4];
    augmenter.features(5, 3, sixth);
    PictureGrid.Cell shown = grid.rows().get(1).cells().get(1);
    assertEquals("epoch 6", shown.label());
    for (int i = 0; i < 4; i++) {
      assertEquals(Math.round(sixth[i]) * 0x010101, shown.picture().rgb(i / 2, i % 2));
    }
    assertEquals(grid, AugmentPreview.of(data, flips, 3, 7));
    assertNotEquals(grid.rows(), AugmentPreview.of(data, flips, 3, 8).rows());
  }

  @Test
  void preview_nothingToShow_isRefused() {
    Dataset data = images(5, ClassTarget.of(5), 5);
    assertEquals(
        "AugmentPreview: the augmentation is empty, at least one change was expected. Say which, for example Augmentation.of(new Rotation(15)).",
        assertThrows(
                ConfigException.class, () -> AugmentPreview.of(data, Augmentation.none(), 0, 1))
            .getMessage());
    assertEquals(
        "AugmentPreview: sample must be in [0, 4], got 5. small has 5 samples.",
        assertThrows(
                ConfigException.class,
                () -> AugmentPreview.of(data, Augmentation.of(new HorizontalFlip()), 5, 1))
            .getMessage());
  }
}
