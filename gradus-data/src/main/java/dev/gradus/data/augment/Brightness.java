package dev.gradus.data.augment;

/// Makes images lighter or darker.
///
/// `x' = clip(x + d (high - low))` with `d ~ U(-amount, amount)`, the same for all pixels.
///
/// As Keras's `RandomBrightness`, whose range is 0 to 255 unless told; PyTorch's `ColorJitter`
/// multiplies instead.
///
/// @param amount largest change as a share of the range, in [0, 1]
public record Brightness(double amount) implements Augment {

  /// @throws dev.gradus.core.ConfigException for an amount out of range
  public Brightness {
    Ranges.require("Brightness", "amount", amount, 0, 1);
  }

  @Override
  public String kind() {
    return "brightness";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (amount > 0) {
      Pixels.add(image, draws.between(0, -amount, amount) * image.format().range().span());
    }
  }
}
