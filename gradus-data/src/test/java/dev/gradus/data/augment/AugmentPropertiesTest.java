package dev.gradus.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Augmenter;
import dev.gradus.data.Batches;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Pipeline;
import dev.gradus.data.TargetEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// What must hold for every image, and what the random numbers must look like.
class AugmentPropertiesTest {

  private static final int MANY = 40_000;
  private static final RandomStream RUN = RandomStream.of(21);

  private static void assertSame(Image expected, Image actual, String what) {
    assertArrayEquals(expected.pixels(), actual.pixels(), what);
  }

  private static Image turned(Image image, double... degrees) {
    for (double each : degrees) {
      Geometry geometry = new Geometry(image.format());
      geometry.rotate(each);
      geometry.resample(image, Resampling.defaults());
    }
    return image;
  }

  @Test
  void settingsOfNoEffect_leaveTheImageToTheBit() {
    List<Augment> still =
        List.of(
            new Rotation(0),
            new Shift(0, 0),
            new Zoom(0),
            new Shear(0),
            new HorizontalFlip(0),
            new VerticalFlip(0),
            new Crop(0),
            new ResizedCrop(1, 1, Resampling.defaults()),
            new Perspective(0.5, 0, Resampling.defaults()),
            new Elastic(0, 4, Resampling.defaults()),
            new Brightness(0),
            new Contrast(0),
            new ChannelShift(0),
            new Noise(0),
            new Sharpness(0),
            new Erasing(0, 0, 1, 0),
            new Invert(0),
            new Grayscale(0),
            new Posterize(8, 1),
            new Posterize(3, 0),
            new Solarize(0.5, 0),
            new Equalize(0),
            new AutoContrast(0));
    for (Augment augment : still) {
      Image image = Pictures.image(7, 5, 3);
      augment.apply(image, Pictures.draws(1));
      assertSame(Pictures.image(7, 5, 3), image, augment.toString());
    }
  }

  @Test
  void flips_twice_areTheIdentity() {
    for (Augment flip : List.of(new HorizontalFlip(1), new VerticalFlip(1), new Invert(1))) {
      Image image = Pictures.image(5, 8, 3);
      flip.apply(image, Pictures.draws(1));
      assertTrue(!Arrays.equals(Pictures.image(5, 8, 3).pixels(), image.pixels()));
      flip.apply(image, Pictures.draws(1));
      assertSame(Pictures.image(5, 8, 3), image, flip.toString());
    }
  }

  @Test
  void rotation_wholeAndQuarterTurns_areExact() {
    Image image = Pictures.image(6, 6, 3);
    assertSame(Pictures.image(6, 6, 3), turned(Pictures.image(6, 6, 3), 360), "360");
    assertSame(Pictures.image(6, 6, 3), turned(Pictures.image(6, 6, 3), 90, 90, 90, 90), "4 * 90");
    assertSame(turned(Pictures.image(6, 6, 3), 180), turned(Pictures.image(6, 6, 3), -180), "180");
    // Counter-clockwise: what was in the right upper corner comes to the left.
    float corner = image.pixels()[5 * 3];
    assertEquals(corner, turned(image, 90).pixels()[0]);
  }

  @Test
  void shift_wholePixelsWithWrap_movesRightAndDown() {
    Image image = Pictures.image(4, 5, 1);
    Geometry geometry = new Geometry(image.format());
    geometry.shift(2, 1);
    geometry.resample(image, Resampling.fill(FillMode.WRAP));
    float[] before = Pictures.image(4, 5, 1).pixels();
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 5; column++) {
        assertEquals(
            before[(row + 3) % 4 * 5 + (column + 3) % 5], image.pixels()[row * 5 + column]);
      }
    }
  }

  /// Each sample's pixels all have the value of its class, so whatever is done to it, features and
  /// targets of a row can be compared.
  @Test
  void mixing_targetsFollowTheirImages() {
    int samples = 30;
    float[] pixels = new float[samples * 36];
    float[] classes = new float[samples];
    for (int i = 0; i < pixels.length; i++) {
      classes[i / 36] = i / 36 % 2;
      pixels[i] = i / 36 % 2;
    }
    Dataset data =
        InMemoryDataset.ofFloats("two", Shape.of(6, 6, 1), pixels, ClassTarget.of(2), classes);
    for (Augmentation changes :
        List.of(
            Augmentation.of(new Rotation(20), new MixUp(0.4)),
            Augmentation.of(new Rotation(20), new CutMix(1)),
            Augmentation.of(new MixUp(1, 0.5), new CutMix(1, 0.7)))) {
      Augmenter augmenter = changes.prepare(data, RUN).augmenter();
      Pipeline pipeline =
          new Pipeline(data, FittedScaler.identity(), TargetEncoding.ONE_HOT, samples);
      Batches batches = pipeline.shuffled(RUN, 3).augmented(augmenter, 3);
      int soft = 0;
      try (MemoryScope scope = MemoryScope.open()) {
        Buffer features = scope.allocate(samples * 36L);
        Buffer targets = scope.allocate(samples * 2L);
        batches.write(0, features, targets);
        for (int row = 0; row < samples; row++) {
          double mean = 0;
          for (int i = 0; i < 36; i++) {
            mean += features.get(row * 36L + i) / 36.0;
          }
          float one = targets.get(row * 2L + 1);
          assertEquals(mean, one, 1e-6, changes + " row " + row);
          assertEquals(1, one + targets.get(row * 2L), 1e-6);
          soft += one > 0 && one < 1 ? 1 : 0;
        }
      }
      assertTrue(soft > 3, changes + ": " + soft);
    }
  }

  private static void assertMean(double expected, double deviation, ToDoubleFunction<Draws> draw) {
    Draws draws = new Draws(RUN.named("statistics"));
    double sum = 0;
    for (int sample = 0; sample < MANY; sample++) {
      sum += draw.applyAsDouble(draws.at(sample % 7, sample));
    }
    assertEquals(expected, sum / MANY, 5 * deviation / Math.sqrt(MANY));
  }

  @Test
  void draws_haveTheMomentsOfTheirDistributions() {
    double uniform = Math.sqrt(1 / 12.0);
    assertMean(0.5, uniform, draws -> draws.uniform(0));
    assertMean(1 / 3.0, Math.sqrt(4 / 45.0), draws -> Math.pow(draws.uniform(3), 2));
    assertMean(2, 6 * uniform, draws -> draws.between(1, -1, 5));
    assertMean(0.3, Math.sqrt(0.21), draws -> draws.chance(2, 0.3) ? 1 : 0);
    assertMean(4.5, Math.sqrt(99 / 12.0), draws -> draws.below(5, 10));
    assertMean(0, 1, draws -> draws.gaussian(4));
    assertMean(1, Math.sqrt(2), draws -> Math.pow(draws.gaussian(4), 2));
    // Independence of neighbouring numbers, samples and epochs.
    assertMean(0.25, Math.sqrt(7 / 144.0), draws -> draws.uniform(0) * draws.uniform(1));
  }

  /// Beta(a, a) has mean 1/2 and variance 1 / (4 (2 a + 1)); the fourth central moment is at most
  /// 1/16.
  @Test
  void shares_ofMixing_areBetaDistributed() {
    for (double alpha : new double[] {0.05, 0.2, 1, 3}) {
      double variance = 1 / (4 * (2 * alpha + 1));
      assertMean(0.5, Math.sqrt(variance), draws -> Beta.share(draws, alpha, 1));
      assertMean(variance, 0.25, draws -> Math.pow(Beta.share(draws, alpha, 1) - 0.5, 2));
    }
    assertMean(0.2, 0.4, draws -> Beta.share(draws, 0.2, 0.2) < 1 ? 1 : 0);
  }

  /// Ten bins, each binomial: within five standard deviations.
  @Test
  void uniform_overSamples_fillsAllBinsAlike() {
    int[] bins = new int[10];
    Draws draws = new Draws(RUN.named("bins"));
    for (int sample = 0; sample < MANY; sample++) {
      bins[(int) (10 * draws.at(1, sample).uniform(0))]++;
    }
    double bound = 5 * Math.sqrt(MANY * 0.1 * 0.9);
    for (int count : bins) {
      assertEquals(MANY / 10.0, count, bound);
    }
  }
}
