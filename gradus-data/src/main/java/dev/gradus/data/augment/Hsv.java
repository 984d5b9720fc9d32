package dev.gradus.data.augment;

/// Colors as hue, saturation and value, all in [0, 1], as Python's `colorsys` has them.
final class Hsv {

  private static final int SECTORS = 6;

  private Hsv() {}

  /// Turns red, green and blue in [0, 1] into hue, saturation and value, in place.
  static void fromRgb(double[] color) {
    double red = color[0];
    double green = color[1];
    double blue = color[2];
    double most = Math.max(red, Math.max(green, blue));
    double span = most - Math.min(red, Math.min(green, blue));
    color[0] = 0;
    color[1] = 0;
    color[2] = most;
    if (span == 0) {
      return;
    }
    double hue;
    if (red == most) {
      hue = (green - blue) / span;
    } else if (green == most) {
      hue = 2 + (blue - red) / span;
    } else {
      hue = 4 + (red - green) / span;
    }
    color[0] = fraction(hue / SECTORS);
    color[1] = span / most;
  }

  /// The other way.
  static void toRgb(double[] color) {
    double saturation = color[1];
    double value = color[2];
    double turn = fraction(color[0]) * SECTORS;
    int sector = (int) turn;
    double within = turn - sector;
    double low = value * (1 - saturation);
    double falling = value * (1 - saturation * within);
    double rising = value * (1 - saturation * (1 - within));
    switch (sector % SECTORS) {
      case 0 -> set(color, value, rising, low);
      case 1 -> set(color, falling, value, low);
      case 2 -> set(color, low, value, rising);
      case 3 -> set(color, low, falling, value);
      case 4 -> set(color, rising, low, value);
      default -> set(color, value, low, falling);
    }
  }

  private static double fraction(double value) {
    return value - Math.floor(value);
  }

  private static void set(double[] color, double red, double green, double blue) {
    color[0] = red;
    color[1] = green;
    color[2] = blue;
  }

  /// Turns the hue and multiplies saturation and value of every pixel of an image in color. Within
  /// the range, saturation and value end at 1.
  static void change(Image image, double turn, double saturation, double value) {
    double low = image.format().range().low();
    double span = image.format().range().span();
    float[] pixels = image.pixels();
    double[] color = image.color();
    for (int i = 0; i < pixels.length; i += 3) {
      for (int channel = 0; channel < 3; channel++) {
        color[channel] = Math.clamp((pixels[i + channel] - low) / span, 0, 1);
      }
      fromRgb(color);
      color[0] += turn;
      color[1] = Math.min(1, color[1] * saturation);
      color[2] = Math.min(1, color[2] * value);
      toRgb(color);
      for (int channel = 0; channel < 3; channel++) {
        pixels[i + channel] = image.clip(low + span * color[channel]);
      }
    }
  }
}
