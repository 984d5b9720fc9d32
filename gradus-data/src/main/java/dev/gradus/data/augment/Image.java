package dev.gradus.data.augment;

/// One image while it is changed: `[H, W, C]`, row-major, in the range in which it is stored.
/// Reused for one sample after the other by one thread.
public final class Image {

  private final ImageFormat format;
  private float[] pixels;
  private float[] spare;
  private final float[][] work = {{}, {}, {}};
  private final double[] color = new double[3];
  private double[] kernel = {};
  private final Geometry geometry;
  private final Sampler sampler;

  /// @param format of all images it will hold
  public Image(ImageFormat format) {
    this.format = format;
    this.pixels = new float[format.size()];
    this.spare = new float[format.size()];
    this.geometry = new Geometry(format);
    this.sampler = new Sampler(format);
  }

  /// @return what all images have in common
  public ImageFormat format() {
    return format;
  }

  /// @return the pixels themselves, to be changed; until [#swap]
  public float[] pixels() {
    return pixels;
  }

  /// @return as much memory again, of any content, for ops that cannot work in place
  public float[] spare() {
    return spare;
  }

  /// Makes the spare memory the pixels, and the other way round.
  public void swap() {
    float[] old = pixels;
    pixels = spare;
    spare = old;
  }

  /// @return movements to be filled in, none yet
  Geometry geometry() {
    geometry.reset();
    return geometry;
  }

  /// @return reads the image
  Sampler sampler(Resampling reading) {
    sampler.use(reading);
    return sampler;
  }

  /// @param index 0 to 2
  /// @return more memory of that size, of any content
  float[] work(int index) {
    if (work[index].length == 0) {
      work[index] = new float[format.size()];
    }
    return work[index];
  }

  /// @return memory for one color
  double[] color() {
    return color;
  }

  /// @param length at least
  /// @return memory for the weights of a filter
  double[] kernel(int length) {
    if (kernel.length < length) {
      kernel = new double[length];
    }
    return kernel;
  }

  /// @param value any
  /// @return the value, or the end of the range that it is beyond
  public float clip(double value) {
    return (float) Math.clamp(value, format.range().low(), format.range().high());
  }
}
