package dev.gradus.data.augment;

/// Makes colors stronger or weaker.
///
/// `x' = clip(g + f (x - g))` with `f ~ U(1 - amount, 1 + amount)` and `g = 0.299 R + 0.587 G +
/// 0.114 B`, as PyTorch's `ColorJitter`. Keras's `RandomSaturation` multiplies the saturation of
/// HSV, as [ColorJitter] does here.
///
/// @param amount largest change of the factor, in [0, 1]
public record Saturation(double amount) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Saturation {
    Ranges.require("Saturation", "amount", amount, 0, 1);
  }

  @Override
  public String kind() {
    return "saturation";
  }

  @Override
  public void check(ImageFormat format) {
    format.requireColor(kind());
  }

  @Override
  public void apply(Image image, Draws draws) {
    Pixels.saturate(image, draws.between(0, 1 - amount, 1 + amount));
  }
}
