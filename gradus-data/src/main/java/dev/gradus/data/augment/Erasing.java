package dev.gradus.data.augment;

/// Covers a random rectangle of some images.
///
/// It has `U(minArea, maxArea)` of the area and an aspect log-uniform in `[0.3, 1 / 0.3]`, lies
/// anywhere within, and is cut to the image where it would be longer.
///
/// Source: Zhong, Zheng, Kang, Li, Yang, "Random erasing data augmentation", AAAI 2020,
/// arXiv:1708.04896. PyTorch's `RandomErasing` tries ten times for a rectangle that fits.
///
/// @param probability in [0, 1]; default 0.5
/// @param minArea smallest share of the area, in [0, 1]; default 0.02
/// @param maxArea largest, at least minArea; default 0.33
/// @param value of the rectangle, in the stored range; default 0
public record Erasing(double probability, double minArea, double maxArea, double value)
    implements Augment {

  private static final double ASPECT = 0.3;
  private static final double PYTORCH_LEAST = 0.02;
  private static final double PYTORCH_MOST = 0.33;

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Erasing {
    Ranges.requireProbability("Erasing", probability);
    Ranges.require("Erasing", "minArea", minArea, 0, 1);
    Ranges.require("Erasing", "maxArea", maxArea, minArea, 1);
    Ranges.requireFinite("Erasing", "value", value);
  }

  /// As PyTorch's.
  public Erasing() {
    this(0.5, PYTORCH_LEAST, PYTORCH_MOST, 0);
  }

  @Override
  public String kind() {
    return "erasing";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (draws.chance(0, probability)) {
      ImageFormat format = image.format();
      double area = draws.between(1, minArea, maxArea) * format.height() * format.width();
      double bound = StrictMath.log(ASPECT);
      double ratio = StrictMath.exp(draws.between(2, bound, -bound));
      int height = extent(area / ratio, format.height());
      int width = extent(area * ratio, format.width());
      int top = draws.below(3, format.height() - height + 1);
      int left = draws.below(4, format.width() - width + 1);
      Pixels.fill(image, top, left, top + height, left + width, value);
    }
  }

  private static int extent(double square, int most) {
    return (int) Math.min(most, Math.round(Math.sqrt(square)));
  }
}
