package dev.gradus.data.augment;

/// Filters over neighbouring pixels.
final class Filters {

  private static final double REACH = 3;
  private static final double MIDDLE = 5;
  private static final double AROUND = 13;

  private Filters() {}

  /// Gaussian blur, rows then columns, cut off at 3 deviations; beyond the border the image is
  /// reflected.
  static void blur(Image image, double sigma) {
    ImageFormat format = image.format();
    blur(
        image.pixels(),
        image.spare(),
        format.height(),
        format.width(),
        format.channels(),
        sigma,
        image);
  }

  /// @param values `[height, width, channels]`, blurred in place
  /// @param between as much memory
  /// @param image lends memory for the weights
  static void blur(
      float[] values,
      float[] between,
      int height,
      int width,
      int channels,
      double sigma,
      Image image) {
    int radius = Math.max(1, (int) Math.ceil(REACH * sigma));
    double[] weights = image.kernel(radius + 1);
    double sum = 0;
    for (int i = 0; i <= radius; i++) {
      weights[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      sum += i == 0 ? weights[i] : 2 * weights[i];
    }
    for (int i = 0; i <= radius; i++) {
      weights[i] /= sum;
    }
    int row = width * channels;
    for (int y = 0; y < height; y++) {
      line(values, between, y * row, width, channels, channels, weights, radius);
    }
    for (int x = 0; x < width; x++) {
      line(between, values, x * channels, height, row, channels, weights, radius);
    }
  }

  private static void line(
      float[] from,
      float[] to,
      int first,
      int count,
      int stride,
      int channels,
      double[] weights,
      int radius) {
    for (int at = 0; at < count; at++) {
      for (int channel = 0; channel < channels; channel++) {
        int base = first + channel;
        double sum = weights[0] * from[base + at * stride];
        for (int i = 1; i <= radius; i++) {
          int before = FillMode.REFLECT.within(at - i, count);
          int after = FillMode.REFLECT.within(at + i, count);
          sum += weights[i] * ((double) from[base + before * stride] + from[base + after * stride]);
        }
        to[base + at * stride] = (float) sum;
      }
    }
  }

  /// `x' = clip(s + factor (x - s))`, where s is the image smoothed by `[[1, 1, 1], [1, 5, 1], [1,
  /// 1, 1]] / 13`. The border, where the filter has no room, stays.
  static void sharpen(Image image, double factor) {
    ImageFormat format = image.format();
    float[] from = image.pixels();
    float[] to = image.spare();
    int channels = format.channels();
    int row = format.width() * channels;
    System.arraycopy(from, 0, to, 0, from.length);
    for (int y = 1; y < format.height() - 1; y++) {
      for (int i = y * row + channels; i < (y + 1) * row - channels; i++) {
        double sum = (MIDDLE - 1) * from[i];
        for (int around = -row; around <= row; around += row) {
          sum += (double) from[i + around - channels] + from[i + around];
          sum += from[i + around + channels];
        }
        double smooth = sum / AROUND;
        to[i] = image.clip(smooth + factor * (from[i] - smooth));
      }
    }
    image.swap();
  }
}
