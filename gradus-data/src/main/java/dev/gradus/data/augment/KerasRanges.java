package dev.gradus.data.augment;

import dev.gradus.core.ConfigException;
import java.util.List;

/// What [ImageAugmentation] means by its ranges.
final class KerasRanges {

  private KerasRanges() {}

  static void requireBounds(String setting, List<Double> range, int fewest) {
    boolean ordered = range.size() < 2 || range.get(0) <= range.get(1);
    boolean positive = range.stream().allMatch(bound -> bound >= 0 && bound < 100);
    if (!range.isEmpty() && (range.size() < fewest || range.size() > 2 || !ordered || !positive)) {
      throw new ConfigException(
          "%s: %s must be a smallest and a largest number of at least 0, or nothing; got %s."
              .formatted("ImageAugmentation", setting, range));
    }
  }

  /// Keras draws what is read, not where the image goes: a positive number moves it to the left.
  static double shift(List<Double> range, int extent, Draws draws, int index) {
    if (range.isEmpty()) {
      return 0;
    }
    double drawn = draws.between(index, -range.getFirst(), range.getFirst());
    double largest = range.getFirst();
    if (range.size() > 1) {
      drawn = range.get(draws.below(index, range.size()));
      drawn = draws.chance(index + 1, 0.5) ? drawn : -drawn;
      for (double each : range) {
        largest = Math.max(largest, each);
      }
    }
    return -(largest < 1 ? drawn * extent : drawn);
  }

  static void shiftChannels(Image image, double added) {
    float[] pixels = image.pixels();
    float darkest = Float.POSITIVE_INFINITY;
    float lightest = Float.NEGATIVE_INFINITY;
    for (float pixel : pixels) {
      darkest = Math.min(darkest, pixel);
      lightest = Math.max(lightest, pixel);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.clamp(pixels[i] + added, darkest, lightest);
    }
  }
}
