package dev.gradus.data.augment;

/// Makes all levels of each channel about equally frequent, in some images.
///
/// As Pillow's and PyTorch's, on 256 levels from black to white. Images of fewer than 256 pixels
/// stay as they are.
///
/// @param probability in [0, 1]; default 0.5
public record Equalize(double probability) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Equalize {
    Ranges.requireProbability("Equalize", probability);
  }

  /// Half of the images.
  public Equalize() {
    this(0.5);
  }

  @Override
  public String kind() {
    return "equalize";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (draws.chance(0, probability)) {
      Levels.equalize(image);
    }
  }
}
