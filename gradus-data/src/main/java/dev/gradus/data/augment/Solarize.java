package dev.gradus.data.augment;

/// Makes the negative of what is light, in some images: `x' = low + high - x` where x is at least
/// the threshold.
///
/// @param threshold as a share of the range, in [0, 1]; default 0.5
/// @param probability in [0, 1]; default 0.5
public record Solarize(double threshold, double probability) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Solarize {
    Ranges.require("Solarize", "threshold", threshold, 0, 1);
    Ranges.requireProbability("Solarize", probability);
  }

  /// The lighter half, in half of the images.
  public Solarize() {
    this(0.5, 0.5);
  }

  @Override
  public String kind() {
    return "solarize";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (draws.chance(0, probability)) {
      Pixels.solarize(image, threshold);
    }
  }
}
