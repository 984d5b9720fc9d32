package dev.gradus.data.augment;

/// Puts a rectangle of another image into each.
///
/// With `l ~ Beta(alpha, alpha)` it has the sides `W sqrt(1 - l)` and `H sqrt(1 - l)`, rounded, and
/// any pixel as its center; what lies outside the image is cut off. Targets are mixed by the area
/// that is really covered.
///
/// Source: Yun, Han, Oh, Chun, Choe, Yoo, "CutMix: regularization strategy to train strong
/// classifiers with localizable features", ICCV 2019, arXiv:1905.04899.
///
/// @param alpha of the share's distribution, in [0.01, 100]; default 1, every share equally likely
/// @param probability of being mixed at all, in [0, 1]; default 1
public record CutMix(double alpha, double probability) implements Mixing {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public CutMix {
    Ranges.require("CutMix", "alpha", alpha, 0.01, 100);
    Ranges.requireProbability("CutMix", probability);
  }

  /// Every image.
  ///
  /// @param alpha of the share's distribution, in [0.01, 100]
  public CutMix(double alpha) {
    this(alpha, 1);
  }

  @Override
  public String kind() {
    return "cutmix";
  }

  @Override
  public double share(ImageFormat format, Draws draws) {
    int rows = bottom(format, draws) - top(format, draws);
    int columns = right(format, draws) - left(format, draws);
    return 1 - (double) rows * columns / ((double) format.height() * format.width());
  }

  @Override
  public void mix(Image image, float[] partner, Draws draws) {
    ImageFormat format = image.format();
    int left = left(format, draws);
    int length = (right(format, draws) - left) * format.channels();
    for (int row = top(format, draws); row < bottom(format, draws); row++) {
      int first = (row * format.width() + left) * format.channels();
      System.arraycopy(partner, first, image.pixels(), first, length);
    }
  }

  private int side(int extent, Draws draws) {
    return (int) Math.round(extent * Math.sqrt(1 - Beta.share(draws, alpha, probability)));
  }

  private int top(ImageFormat format, Draws draws) {
    return Math.max(0, first(format.height(), draws, Beta.FREE));
  }

  private int bottom(ImageFormat format, Draws draws) {
    int end = first(format.height(), draws, Beta.FREE) + side(format.height(), draws);
    return Math.clamp(end, 0, format.height());
  }

  private int left(ImageFormat format, Draws draws) {
    return Math.max(0, first(format.width(), draws, Beta.FREE + 1));
  }

  private int right(ImageFormat format, Draws draws) {
    int end = first(format.width(), draws, Beta.FREE + 1) + side(format.width(), draws);
    return Math.clamp(end, 0, format.width());
  }

  private int first(int extent, Draws draws, int index) {
    return draws.below(index, extent) - side(extent, draws) / 2;
  }
}
