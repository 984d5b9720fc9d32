package dev.gradus.data.augment;

/// Makes the negative of some images: `x' = low + high - x`.
///
/// @param probability in [0, 1]; default 0.5
public record Invert(double probability) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Invert {
    Ranges.requireProbability("Invert", probability);
  }

  /// Half of the images.
  public Invert() {
    this(0.5);
  }

  @Override
  public String kind() {
    return "invert";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (draws.chance(0, probability)) {
      Pixels.solarize(image, Double.NEGATIVE_INFINITY);
    }
  }
}
