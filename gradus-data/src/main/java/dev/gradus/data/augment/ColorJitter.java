package dev.gradus.data.augment;

/// Changes hue, saturation and value of HSV at once.
///
/// `h' = h + U(-hue, hue)`, `s' = min(1, s U(1 - saturation, 1 + saturation))`, `v' = min(1, v U(1
/// - value, 1 + value))`. PyTorch's op of this name works in RGB, except for hue.
///
/// @param hue largest turn, in [0, 0.5]; default 0.05
/// @param saturation largest change of the factor, in [0, 1]; default 0.3
/// @param value largest change of the factor, in [0, 1]; default 0.3
public record ColorJitter(double hue, double saturation, double value) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public ColorJitter {
    Ranges.require("ColorJitter", "hue", hue, 0, 0.5);
    Ranges.require("ColorJitter", "saturation", saturation, 0, 1);
    Ranges.require("ColorJitter", "value", value, 0, 1);
  }

  @Override
  public String kind() {
    return "color-jitter";
  }

  @Override
  public void check(ImageFormat format) {
    format.requireColor(kind());
  }

  @Override
  public void apply(Image image, Draws draws) {
    Hsv.change(
        image,
        draws.between(0, -hue, hue),
        draws.between(1, 1 - saturation, 1 + saturation),
        draws.between(2, 1 - value, 1 + value));
  }
}
