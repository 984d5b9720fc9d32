package dev.gradus.data.augment;

/// Sharpens or smooths images.
///
/// `x' = clip(s + f (x - s))` with `f ~ U(1 - amount, 1 + amount)`, where s is the image smoothed
/// by `[[1, 1, 1], [1, 5, 1], [1, 1, 1]] / 13`; border pixels stay. As Pillow and PyTorch.
///
/// @param amount largest change of the factor, in [0, 10]; 1 smooths at most to s
public record Sharpness(double amount) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Sharpness {
    Ranges.require("Sharpness", "amount", amount, 0, 10);
  }

  @Override
  public String kind() {
    return "sharpness";
  }

  @Override
  public void apply(Image image, Draws draws) {
    Filters.sharpen(image, draws.between(0, 1 - amount, 1 + amount));
  }
}
