package dev.gradus.bench;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Augmenter;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.data.augment.HorizontalFlip;
import dev.gradus.data.augment.Rotation;
import dev.gradus.data.augment.Shift;
import dev.gradus.data.augment.Zoom;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// How many 32 x 32 x 3 images one thread rotates, shifts, zooms and flips in a second.
///
/// @param images a round, at least 1
/// @param rounds of which the median counts, at least 1; as many run before, uncounted
public record AugmentBench(int images, int rounds) {

  /// What one core of the machine of the decision records has to reach.
  public static final double LEAST = 20_000;

  private static final int SAMPLES = 1000;
  private static final Shape SHAPE = Shape.of(32, 32, 3);

  /// Refuses runs of nothing.
  public AugmentBench {
    if (images < 1 || rounds < 1) {
      throw new ConfigException(
          "bench: images and rounds must be at least 1, got %d and %d.".formatted(images, rounds));
    }
  }

  /// @return 7 rounds of 20,000 images
  public static AugmentBench defaults() {
    return new AugmentBench(20_000, 7);
  }

  /// @return images a second of wall time on one thread, the median of the rounds
  public double run() {
    Dataset data = pictures();
    Augmenter augmenter =
        Augmentation.of(new Rotation(10), new Shift(0.1, 0.1), new Zoom(0.1), new HorizontalFlip())
            .prepare(data, RandomStream.of(1))
            .augmenter();
    double[] rates = new double[rounds];
    for (int round = -rounds; round < rounds; round++) {
      double seconds = seconds(augmenter, round + rounds);
      if (round >= 0) {
        rates[round] = images / seconds;
      }
    }
    Arrays.sort(rates);
    return rates[rounds / 2];
  }

  private double seconds(Augmenter augmenter, int epoch) {
    float[] features = new float[(int) SHAPE.size()];
    long start = System.nanoTime();
    for (int i = 0; i < images; i++) {
      augmenter.features(epoch, i % SAMPLES, features);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static Dataset pictures() {
    byte[] pixels = new byte[SAMPLES * (int) SHAPE.size()];
    RandomStream noise = RandomStream.of(2).named("pictures");
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) noise.bits(0, i);
    }
    return InMemoryDataset.ofBytes(
        "pictures", SHAPE, MemorySegment.ofArray(pixels), ClassTarget.of(2), new float[SAMPLES]);
  }
}
