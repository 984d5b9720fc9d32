package dev.gradus.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageAugmentationTest {

  private static final ImageAugmentation KERAS = ImageAugmentation.defaults();

  private static Image changed(Augment augment, int seed) {
    Image image = Pictures.image(6, 5, 3);
    augment.apply(image, Pictures.draws(seed));
    return image;
  }

  @Test
  void apply_defaults_leaveTheImageToTheBit() {
    assertArrayEquals(Pictures.image(6, 5, 3).pixels(), changed(KERAS, 1).pixels());
  }

  /// Keras's matrices, rows first, multiplied in its order; each pixel read at its place.
  @Test
  void apply_allMovements_readsWhereKerasReads() {
    ImageAugmentation all =
        KERAS
            .withRotationRange(40)
            .withWidthShiftRange(0.2)
            .withHeightShiftRange(1.5)
            .withShearRange(30)
            .withZoomRange(0.5, 1.5);
    for (int seed = 1; seed <= 20; seed++) {
      Draws draws = Pictures.draws(seed);
      double angle = -Math.toRadians(draws.between(0, -40, 40));
      double shear = Math.toRadians(draws.between(5, -30, 30));
      double[][] matrix =
          product(
              new double[][] {
                {Math.cos(angle), -Math.sin(angle), 0},
                {Math.sin(angle), Math.cos(angle), 0},
                {0, 0, 1}
              },
              new double[][] {
                {1, 0, draws.between(3, -1.5, 1.5)},
                {0, 1, draws.between(1, -0.2, 0.2) * 5},
                {0, 0, 1}
              },
              new double[][] {{1, -Math.sin(shear), 0}, {0, Math.cos(shear), 0}, {0, 0, 1}},
              new double[][] {
                {draws.between(6, 0.5, 1.5), 0, 0}, {0, draws.between(7, 0.5, 1.5), 0}, {0, 0, 1}
              });
      Image before = Pictures.image(6, 5, 3);
      Sampler sampler = new Sampler(before.format());
      sampler.use(Resampling.fill(FillMode.NEAREST));
      float[] expected = new float[before.pixels().length];
      for (int i = 0; i < 30; i++) {
        int fromTop = i / 5;
        double row = fromTop - 2.5;
        double column = i % 5 - 2.0;
        double readRow = matrix[0][0] * row + matrix[0][1] * column + matrix[0][2] + 2.5;
        double readColumn = matrix[1][0] * row + matrix[1][1] * column + matrix[1][2] + 2;
        sampler.read(before.pixels(), readColumn, readRow, expected, 3 * i);
      }
      assertArrayEquals(expected, changed(all, seed).pixels(), 1e-4f, "seed " + seed);
    }
  }

  private static double[][] product(double[][]... matrices) {
    double[][] result = matrices[0];
    for (int m = 1; m < matrices.length; m++) {
      double[][] next = new double[3][3];
      for (int i = 0; i < 9; i++) {
        for (int k = 0; k < 3; k++) {
          next[i / 3][i % 3] += result[i / 3][k] * matrices[m][k][i % 3];
        }
      }
      result = next;
    }
    return result;
  }

  @Test
  void apply_severalShifts_takesOneOfThemToEitherSide() {
    ImageAugmentation choice = KERAS.withWidthShiftRange(1, 3);
    boolean[] seen = new boolean[7];
    for (int seed = 0; seed < 60; seed++) {
      Image image = changed(choice, seed);
      for (int shift : new int[] {-3, -1, 1, 3}) {
        Image moved = Pictures.image(6, 5, 3);
        Geometry geometry = new Geometry(moved.format());
        geometry.shift(shift, 0);
        geometry.resample(moved, Resampling.fill(FillMode.NEAREST));
        seen[shift + 3] |= Arrays.equals(moved.pixels(), image.pixels());
      }
    }
    assertArrayEquals(new boolean[] {true, false, true, false, true, false, true}, seen);
  }

  @Test
  void apply_channelShift_staysWithinTheImagesOwnValues() {
    Image image = changed(KERAS.withChannelShiftRange(100), 3);
    Image before = Pictures.image(6, 5, 3);
    double added = Pictures.draws(3).between(8, -100, 100);
    float low = 255;
    float high = 0;
    for (float pixel : before.pixels()) {
      low = Math.min(low, pixel);
      high = Math.max(high, pixel);
    }
    for (int i = 0; i < image.pixels().length; i++) {
      assertEquals(Math.clamp(before.pixels()[i] + added, low, high), image.pixels()[i], 1e-4);
    }
    assertTrue(Math.abs(added) > 1);
  }
}
