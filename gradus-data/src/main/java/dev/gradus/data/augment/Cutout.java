package dev.gradus.data.augment;

/// Covers a square of every image.
///
/// Its center is any pixel, so part of it may lie outside.
///
/// Source: DeVries, Taylor, "Improved regularization of convolutional neural networks with cutout",
/// arXiv:1708.04552: 16 of 32 pixels for CIFAR-10, 8 for CIFAR-100.
///
/// @param size length of the square's side in pixels, at least 1
/// @param value of the square, in the stored range; default 0
public record Cutout(int size, double value) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Cutout {
    Ranges.require("Cutout", "size", size, 1, 10_000);
    Ranges.requireFinite("Cutout", "value", value);
  }

  /// @param size length of the square's side in pixels, at least 1
  public Cutout(int size) {
    this(size, 0);
  }

  @Override
  public String kind() {
    return "cutout";
  }

  @Override
  public void apply(Image image, Draws draws) {
    ImageFormat format = image.format();
    int top = draws.below(0, format.height()) - size / 2;
    int left = draws.below(1, format.width()) - size / 2;
    Pixels.fill(
        image,
        Math.max(0, top),
        Math.max(0, left),
        Math.clamp(top + size, 0, format.height()),
        Math.clamp(left + size, 0, format.width()),
        value);
  }
}
