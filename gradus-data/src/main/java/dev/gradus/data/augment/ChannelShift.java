package dev.gradus.data.augment;

/// Adds a number of its own to each channel.
///
/// `x' = clip(x + d (high - low))` with `d ~ U(-amount, amount)` for each channel. Keras's
/// `ImageDataGenerator` adds one number to all.
///
/// @param amount largest change as a share of the range, in [0, 1]
public record ChannelShift(double amount) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public ChannelShift {
    Ranges.require("ChannelShift", "amount", amount, 0, 1);
  }

  @Override
  public String kind() {
    return "channel-shift";
  }

  @Override
  public void apply(Image image, Draws draws) {
    int channels = image.format().channels();
    float[] pixels = image.pixels();
    for (int channel = 0; channel < channels; channel++) {
      double added = draws.between(channel, -amount, amount) * image.format().range().span();
      for (int i = channel; i < pixels.length; i += channels) {
        pixels[i] = image.clip(pixels[i] + added);
      }
    }
  }
}
