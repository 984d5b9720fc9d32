package dev.gradus.data.augment;

/// Spreads each channel over the whole range, in some images: its darkest pixel becomes black, its
/// lightest white.
///
/// @param probability in [0, 1]; default 0.5
public record AutoContrast(double probability) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public AutoContrast {
    Ranges.requireProbability("AutoContrast", probability);
  }

  /// Half of the images.
  public AutoContrast() {
    this(0.5);
  }

  @Override
  public String kind() {
    return "auto-contrast";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (draws.chance(0, probability)) {
      Pixels.autoContrast(image);
    }
  }
}
