package dev.gradus.data.augment;

/// Turns all colors about the color wheel.
///
/// `h' = h + d` in HSV, with `d ~ U(-amount, amount)` turns, the same for all pixels.
///
/// @param amount largest turn, in [0, 0.5]: 0.5 gives every hue
public record Hue(double amount) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Hue {
    Ranges.require("Hue", "amount", amount, 0, 0.5);
  }

  @Override
  public String kind() {
    return "hue";
  }

  @Override
  public void check(ImageFormat format) {
    format.requireColor(kind());
  }

  @Override
  public void apply(Image image, Draws draws) {
    Hsv.change(image, draws.between(0, -amount, amount), 1, 1);
  }
}
