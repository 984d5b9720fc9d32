package dev.gradus.data.read;

import java.util.Arrays;

/// A decoded image, `[H, W, C]`, one byte a number.
final class Pixels {

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] values;

  Pixels(int height, int width, int channels, byte[] values) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.values = values;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  byte[] values() {
    return values;
  }

  /// Bilinear: each pixel is a mean of those around its place, weighted by a triangle that reaches
  /// to the next pixel, or as far as a new pixel is wide where the image becomes smaller. So no
  /// pixel goes unseen. Weights are float64, and the result is rounded once.
  ///
  /// @return this image in that size; the ratio of its sides may change
  Pixels resized(int newHeight, int newWidth) {
    if (newHeight == height && newWidth == width) {
      return this;
    }
    int row = newWidth * channels;
    double[] narrow = new double[height * row];
    for (int x = 0; x < newWidth; x++) {
      Taps taps = Taps.of(x, width, newWidth);
      for (int y = 0; y < height; y++) {
        for (int channel = 0; channel < channels; channel++) {
          double sum = 0;
          for (int i = 0; i < taps.weights.length; i++) {
            int at = (y * width + taps.first + i) * channels + channel;
            sum += taps.weights[i] * (values[at] & 0xFF);
          }
          narrow[y * row + x * channels + channel] = sum;
        }
      }
    }
    byte[] result = new byte[newHeight * row];
    for (int y = 0; y < newHeight; y++) {
      Taps taps = Taps.of(y, height, newHeight);
      for (int at = 0; at < row; at++) {
        double sum = 0;
        for (int i = 0; i < taps.weights.length; i++) {
          sum += taps.weights[i] * narrow[(taps.first + i) * row + at];
        }
        result[y * row + at] = (byte) Math.clamp(Math.round(sum), 0, 255);
      }
    }
    return new Pixels(newHeight, newWidth, channels, result);
  }

  /// Which old pixels make a new one, along one axis.
  private static final class Taps {

    private final int first;
    private final double[] weights;

    private Taps(int first, double[] weights) {
      this.first = first;
      this.weights = weights;
    }

    static Taps of(int place, int before, int after) {
      double scale = (double) before / after;
      double reach = Math.max(1, scale);
      double center = (place + 0.5) * scale;
      int first = Math.max(0, (int) (center - reach + 0.5));
      int end = Math.min(before, (int) (center + reach + 0.5));
      double[] weights = new double[end - first];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - center) / reach);
      }
      double sum = Arrays.stream(weights).sum();
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
      return new Taps(first, weights);
    }
  }
}
