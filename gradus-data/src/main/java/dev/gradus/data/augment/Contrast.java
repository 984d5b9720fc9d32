package dev.gradus.data.augment;

/// Spreads or narrows the values of images about their mean.
///
/// `x' = clip(m + f (x - m))` with `f ~ U(1 - amount, 1 + amount)` and `m` the mean of the channel.
///
/// As Keras's `RandomContrast`; PyTorch's `ColorJitter` takes the mean of the grey image for all
/// channels.
///
/// @param amount largest change of the factor, in [0, 1]
public record Contrast(double amount) implements Augment {

  /// @throws dev.gradus.core.ConfigException for an amount out of range
  public Contrast {
    Ranges.require("Contrast", "amount", amount, 0, 1);
  }

  @Override
  public String kind() {
    return "contrast";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (amount > 0) {
      Pixels.contrast(image, draws.between(0, 1 - amount, 1 + amount));
    }
  }
}
