package dev.gradus.data.augment;

import java.util.Arrays;

/// Images seen as 256 levels from black to white, as bytes are.
final class Levels {

  static final int BITS = 8;
  static final int LAST = 255;

  private Levels() {}

  /// Makes all levels of a channel about equally frequent, as Pillow's `ImageOps.equalize` does:
  /// level k becomes `floor((h / 2 + (pixels below k)) / h)` with `h = floor((pixels - those of the
  /// highest level) / 255)`. Where h is 0 the channel stays.
  static void equalize(Image image) {
    int channels = image.format().channels();
    double[] counts = image.kernel(LAST + 1);
    for (int channel = 0; channel < channels; channel++) {
      equalize(image, channel, channels, counts);
    }
  }

  private static void equalize(Image image, int channel, int channels, double[] counts) {
    float[] pixels = image.pixels();
    Arrays.fill(counts, 0, LAST + 1, 0);
    int highest = 0;
    for (int i = channel; i < pixels.length; i += channels) {
      int level = level(image, pixels[i]);
      counts[level]++;
      highest = Math.max(highest, level);
    }
    int area = pixels.length / channels;
    int step = (int) ((area - counts[highest]) / LAST);
    if (step == 0) {
      return;
    }
    long below = step / 2;
    for (int level = 0; level <= LAST; level++) {
      long here = (long) counts[level];
      counts[level] = Math.min(LAST, below / step);
      below += here;
    }
    double low = image.format().range().low();
    double span = image.format().range().span();
    for (int i = channel; i < pixels.length; i += channels) {
      pixels[i] = (float) (low + counts[level(image, pixels[i])] / LAST * span);
    }
  }

  private static int level(Image image, float value) {
    double share = (value - image.format().range().low()) / image.format().range().span();
    return Math.clamp(Math.round(share * LAST), 0, LAST);
  }
}
