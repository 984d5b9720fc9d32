package dev.gradus.data.augment;

/// Takes the color out of some images: all three channels become `0.299 R + 0.587 G + 0.114 B`.
///
/// @param probability in [0, 1]; default 0.1, as in PyTorch
public record Grayscale(double probability) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Grayscale {
    Ranges.requireProbability("Grayscale", probability);
  }

  /// One image in ten.
  public Grayscale() {
    this(0.1);
  }

  @Override
  public String kind() {
    return "grayscale";
  }

  @Override
  public void check(ImageFormat format) {
    format.requireColor(kind());
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (draws.chance(0, probability)) {
      Pixels.saturate(image, 0);
    }
  }
}
