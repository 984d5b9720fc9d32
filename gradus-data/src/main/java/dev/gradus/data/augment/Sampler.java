package dev.gradus.data.augment;

/// Reads an image at places that are no pixels of it. Weights are double and the sum is rounded
/// once, so reading at a pixel gives its own bits.
final class Sampler {

  /// Beyond any image, and far within the whole numbers.
  private static final double FAR = 1 << 24;

  private final int height;
  private final int width;
  private final int channels;
  private boolean nearest;
  private FillMode fill = FillMode.REFLECT;
  private double value;

  Sampler(ImageFormat format) {
    this.height = format.height();
    this.width = format.width();
    this.channels = format.channels();
  }

  /// @param reading used from now on
  void use(Resampling reading) {
    this.nearest = reading.interpolation() == Interpolation.NEAREST;
    this.fill = reading.fill();
    this.value = reading.value();
  }

  /// @param from the image
  /// @param x column, from 0 in the middle of the first
  /// @param y row, likewise
  /// @param to receives one pixel
  /// @param at its first channel there
  void read(float[] from, double x, double y, float[] to, int at) {
    double column = Math.floor(Math.clamp(nearest ? x + 0.5 : x, -FAR, FAR));
    double row = Math.floor(Math.clamp(nearest ? y + 0.5 : y, -FAR, FAR));
    int left = (int) column;
    int top = (int) row;
    if (nearest) {
      copy(from, fill.within(left, width), fill.within(top, height), to, at);
    } else if (left >= 0 && top >= 0 && left + 1 < width && top + 1 < height) {
      within(from, (top * width + left) * channels, x - column, y - row, to, at);
    } else {
      beyond(from, left, top, x - column, y - row, to, at);
    }
  }

  private void copy(float[] from, int column, int row, float[] to, int at) {
    for (int channel = 0; channel < channels; channel++) {
      to[at + channel] = (float) pixel(from, column, row, channel);
    }
  }

  private double pixel(float[] from, int column, int row, int channel) {
    return column < 0 || row < 0 ? value : from[(row * width + column) * channels + channel];
  }

  private void within(float[] from, int first, double right, double down, float[] to, int at) {
    int below = first + width * channels;
    double topLeft = (1 - right) * (1 - down);
    double topRight = right * (1 - down);
    double bottomLeft = (1 - right) * down;
    double bottomRight = right * down;
    for (int channel = 0; channel < channels; channel++) {
      to[at + channel] =
          (float)
              (topLeft * from[first + channel]
                  + topRight * from[first + channels + channel]
                  + bottomLeft * from[below + channel]
                  + bottomRight * from[below + channels + channel]);
    }
  }

  private void beyond(
      float[] from, int left, int top, double right, double down, float[] to, int at) {
    int column0 = fill.within(left, width);
    int column1 = fill.within(left + 1, width);
    int row0 = fill.within(top, height);
    int row1 = fill.within(top + 1, height);
    for (int channel = 0; channel < channels; channel++) {
      to[at + channel] =
          (float)
              ((1 - right) * (1 - down) * pixel(from, column0, row0, channel)
                  + right * (1 - down) * pixel(from, column1, row0, channel)
                  + (1 - right) * down * pixel(from, column0, row1, channel)
                  + right * down * pixel(from, column1, row1, channel));
    }
  }
}
