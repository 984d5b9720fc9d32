package dev.gradus.data.augment;

import java.util.Arrays;

/// What several augmentations do to values of pixels, with everything drawn already.
final class Pixels {

  private Pixels() {}

  static void add(Image image, double difference) {
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.clip(pixels[i] + difference);
    }
  }

  static void contrast(Image image, double factor) {
    int channels = image.format().channels();
    for (int channel = 0; channel < channels; channel++) {
      double mean = mean(image, channel);
      float[] pixels = image.pixels();
      for (int i = channel; i < pixels.length; i += channels) {
        pixels[i] = image.clip(mean + factor * (pixels[i] - mean));
      }
    }
  }

  private static double mean(Image image, int channel) {
    float[] pixels = image.pixels();
    int channels = image.format().channels();
    double sum = 0;
    for (int i = channel; i < pixels.length; i += channels) {
      sum += pixels[i];
    }
    return sum * channels / pixels.length;
  }

  /// Every pixel's grey: 0.299 red + 0.587 green + 0.114 blue, as television has it (ITU-R BT.601).
  private static double grey(float[] pixels, int i) {
    return 0.299 * pixels[i] + 0.587 * pixels[i + 1] + 0.114 * pixels[i + 2];
  }

  /// Grey at factor 0, the image at 1, brighter colors above.
  static void saturate(Image image, double factor) {
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i += 3) {
      double grey = grey(pixels, i);
      for (int channel = i; channel < i + 3; channel++) {
        pixels[channel] = image.clip(grey + factor * (pixels[channel] - grey));
      }
    }
  }

  /// Black at factor 0, the image at 1.
  static void scale(Image image, double factor) {
    double low = image.format().range().low();
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.clip(low + factor * (pixels[i] - low));
    }
  }

  /// The negative of what is at least the threshold, which is a share of the range.
  static void solarize(Image image, double threshold) {
    double low = image.format().range().low();
    double high = image.format().range().high();
    double from = low + threshold * (high - low);
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] >= from) {
        pixels[i] = (float) (low + high - pixels[i]);
      }
    }
  }

  /// Keeps the highest bits of 256 levels, rounded down.
  static void posterize(Image image, int bits) {
    double low = image.format().range().low();
    double level = image.format().range().span() / Levels.LAST;
    int step = 1 << (Levels.BITS - bits);
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      double steps = Math.floor((pixels[i] - low) / level / step);
      pixels[i] = image.clip(low + steps * step * level);
    }
  }

  /// Spreads each channel over the whole range; a channel of one value stays.
  static void autoContrast(Image image) {
    double low = image.format().range().low();
    double span = image.format().range().span();
    int channels = image.format().channels();
    float[] pixels = image.pixels();
    for (int channel = 0; channel < channels; channel++) {
      float darkest = Float.POSITIVE_INFINITY;
      float lightest = Float.NEGATIVE_INFINITY;
      for (int i = channel; i < pixels.length; i += channels) {
        darkest = Math.min(darkest, pixels[i]);
        lightest = Math.max(lightest, pixels[i]);
      }
      if (darkest < lightest) {
        double factor = span / ((double) lightest - darkest);
        for (int i = channel; i < pixels.length; i += channels) {
          pixels[i] = image.clip(low + factor * (pixels[i] - darkest));
        }
      }
    }
  }

  /// Gives a rectangle one value.
  static void fill(Image image, int top, int left, int bottom, int right, double value) {
    int channels = image.format().channels();
    int width = image.format().width();
    for (int row = top; row < bottom; row++) {
      Arrays.fill(
          image.pixels(),
          (row * width + left) * channels,
          (row * width + right) * channels,
          (float) value);
    }
  }
}
