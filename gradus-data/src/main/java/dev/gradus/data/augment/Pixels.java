package dev.gradus.data.augment;

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
}
