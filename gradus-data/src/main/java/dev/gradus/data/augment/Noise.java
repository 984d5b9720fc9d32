package dev.gradus.data.augment;

/// Adds noise to every pixel and channel.
///
/// `x' = clip(x + N(0, 1) deviation (high - low))`.
///
/// @param deviation standard deviation as a share of the range, in [0, 1]
public record Noise(double deviation) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Noise {
    Ranges.require("Noise", "deviation", deviation, 0, 1);
  }

  @Override
  public String kind() {
    return "noise";
  }

  @Override
  public void apply(Image image, Draws draws) {
    double scale = deviation * image.format().range().span();
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.clip(pixels[i] + scale * draws.gaussian(i));
    }
  }
}
