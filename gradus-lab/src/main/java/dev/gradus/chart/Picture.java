package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.Arrays;

/// A small image of grey or colored pixels, as they are.
public final class Picture {

  private static final int GREY = 1;
  private static final int COLOR = 3;
  private static final int BYTE = 0xFF;

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] pixels;

  private Picture(int height, int width, int channels, byte[] pixels) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.pixels = pixels;
  }

  /// @param height rows, at least 1
  /// @param width columns, at least 1
  /// @param channels 1 for grey; 3 for red, green and blue
  /// @param pixels row-major `[height, width, channels]`, 0 to 255; copied
  /// @return the picture
  /// @throws ConfigException for other sizes or numbers of pixels
  public static Picture of(int height, int width, int channels, byte[] pixels) {
    if (height < 1 || width < 1 || (channels != GREY && channels != COLOR)) {
      throw new ConfigException(
          "Picture: needs at least 1 x 1 pixels with 1 or 3 channels, got [%d, %d, %d]."
              .formatted(height, width, channels));
    }
    if (pixels.length != (long) height * width * channels) {
      throw new ConfigException(
          "Picture: [%d, %d, %d] are %d numbers, got %d."
              .formatted(height, width, channels, (long) height * width * channels, pixels.length));
    }
    return new Picture(height, width, channels, pixels.clone());
  }

  /// @return rows
  public int height() {
    return height;
  }

  /// @return columns
  public int width() {
    return width;
  }

  /// @return whether pixels have one number
  public boolean isGrey() {
    return channels == GREY;
  }

  /// @param y row, from 0
  /// @param x column, from 0
  /// @return the color there, 0xRRGGBB
  public int rgb(int y, int x) {
    int at = (y * width + x) * channels;
    int red = pixels[at] & BYTE;
    return channels == GREY
        ? red * 0x010101
        : red << 16 | (pixels[at + 1] & BYTE) << 8 | (pixels[at + 2] & BYTE);
  }

  /// Each new pixel is the mean of those it covers.
  ///
  /// @param newHeight from 1 to the height
  /// @param newWidth from 1 to the width
  /// @return a smaller picture of the same thing
  /// @throws ConfigException for a size out of range
  public Picture shrunk(int newHeight, int newWidth) {
    if (newHeight < 1 || newWidth < 1 || newHeight > height || newWidth > width) {
      throw new ConfigException(
          "Picture: %d x %d pixels shrink to at least 1 x 1 and at most that, got %d x %d."
              .formatted(height, width, newHeight, newWidth));
    }
    if (newHeight == height && newWidth == width) {
      return this;
    }
    byte[] small = new byte[newHeight * newWidth * channels];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        for (int c = 0; c < channels; c++) {
          small[(y * newWidth + x) * channels + c] =
              (byte)
                  Math.round(
                      mean(
                          new Area(
                              (double) y * height / newHeight,
                              (y + 1.0) * height / newHeight,
                              (double) x * width / newWidth,
                              (x + 1.0) * width / newWidth),
                          c));
        }
      }
    }
    return new Picture(newHeight, newWidth, channels, small);
  }

  private record Area(double top, double bottom, double left, double right) {

    double share(int y, int x) {
      return (Math.min(bottom, y + 1.0) - Math.max(top, y))
          * (Math.min(right, x + 1.0) - Math.max(left, x));
    }
  }

  private double mean(Area area, int channel) {
    double sum = 0;
    double weights = 0;
    for (int y = (int) area.top; y < Math.min(height, Math.ceil(area.bottom)); y++) {
      for (int x = (int) area.left; x < Math.min(width, Math.ceil(area.right)); x++) {
        double weight = Math.max(0, area.share(y, x));
        sum += weight * (pixels[(y * width + x) * channels + channel] & BYTE);
        weights += weight;
      }
    }
    return sum / weights;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture picture
        && height == picture.height
        && width == picture.width
        && channels == picture.channels
        && Arrays.equals(pixels, picture.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "Picture[%d, %d, %d]".formatted(height, width, channels);
  }
}
