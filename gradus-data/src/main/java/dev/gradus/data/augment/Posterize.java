package dev.gradus.data.augment;

/// Leaves few levels of each channel in some images.
///
/// Of 256 levels from black to white only the highest bits are kept; the rest is rounded down, as
/// for bytes.
///
/// @param bits kept, in [1, 8]; 8 changes bytes not at all
/// @param probability in [0, 1]; default 0.5
public record Posterize(int bits, double probability) implements Augment {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Posterize {
    Ranges.require("Posterize", "bits", bits, 1, 8);
    Ranges.requireProbability("Posterize", probability);
  }

  /// @param bits kept, in [1, 8]
  public Posterize(int bits) {
    this(bits, 0.5);
  }

  @Override
  public String kind() {
    return "posterize";
  }

  @Override
  public void apply(Image image, Draws draws) {
    if (draws.chance(0, probability)) {
      Pixels.posterize(image, bits);
    }
  }
}
