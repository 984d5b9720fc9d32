package dev.gradus.data.augment;

/// Some of fourteen changes, drawn anew for each image, all of one strength.
///
/// Each of `operations` is one of: nothing, slant across (tangent up to 0.3), slant down, shift
/// across (up to 0.45 of the width), shift down, rotation (up to 30 degrees), brightness, color,
/// contrast, sharpness (factors `1 ± 0.9 m`), posterize (to 4 bits), solarize (from white down to
/// black), auto contrast, equalize. Where a change has a direction, both are equally likely. Color
/// does nothing to grey images.
///
/// The list and the strengths are PyTorch's; Keras draws each op with a probability of its own.
///
/// Source: Cubuk, Zoph, Shlens, Le, "RandAugment: practical automated data augmentation with a
/// reduced search space", NeurIPS 2020, arXiv:1909.13719.
///
/// @param operations one after the other, in [1, 14]; default 2
/// @param magnitude strength m of all, in [0, 1]; default 0.3, PyTorch's 9 of 30
/// @param resampling how the image is read where pixels move; default bilinear, reflected
public record RandAugment(int operations, double magnitude, Resampling resampling)
    implements Augment {

  private static final double PYTORCH_MAGNITUDE = 0.3;
  private static final double SLANT = 0.3;
  private static final double SHIFT = 150.0 / 331;
  private static final double DEGREES = 30;
  private static final double FACTOR = 0.9;
  private static final int CHANGES = 14;
  private static final int FEWEST_BITS = 4;

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public RandAugment {
    Ranges.require("RandAugment", "operations", operations, 1, CHANGES);
    Ranges.require("RandAugment", "magnitude", magnitude, 0, 1);
  }

  /// Two operations, as PyTorch has them.
  public RandAugment() {
    this(2, PYTORCH_MAGNITUDE, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "rand-augment";
  }

  @Override
  public void apply(Image image, Draws draws) {
    for (int i = 0; i < operations; i++) {
      int change = draws.below(2 * i, CHANGES);
      double strength = draws.chance(2 * i + 1, 0.5) ? magnitude : -magnitude;
      if (change < 6) {
        move(image, change, strength);
      } else {
        color(image, change, strength);
      }
    }
  }

  private void move(Image image, int change, double strength) {
    Geometry geometry = image.geometry();
    switch (change) {
      case 1 -> geometry.read(1, SLANT * strength, 0, 0, 1, 0);
      case 2 -> geometry.read(1, 0, 0, SLANT * strength, 1, 0);
      case 3 -> geometry.shift(SHIFT * strength * image.format().width(), 0);
      case 4 -> geometry.shift(0, SHIFT * strength * image.format().height());
      case 5 -> geometry.rotate(DEGREES * strength);
      default -> {}
    }
    geometry.resample(image, resampling);
  }

  private void color(Image image, int change, double strength) {
    double factor = 1 + FACTOR * strength;
    switch (change) {
      case 6 -> Pixels.scale(image, factor);
      case 7 -> {
        if (image.format().channels() == 3) {
          Pixels.saturate(image, factor);
        }
      }
      case 8 -> Pixels.contrast(image, factor);
      case 9 -> Filters.sharpen(image, factor);
      case 10 -> Pixels.posterize(image, Levels.BITS - (int) Math.round(FEWEST_BITS * magnitude));
      case 11 -> Pixels.solarize(image, 1 - magnitude);
      case 12 -> Pixels.autoContrast(image);
      default -> Levels.equalize(image);
    }
  }
}
