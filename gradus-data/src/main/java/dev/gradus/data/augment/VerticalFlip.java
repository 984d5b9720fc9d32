package dev.gradus.data.augment;

import java.util.Optional;

/// Turns images upside down, as in a pool, some of them.
///
/// For images without above and below, such as those from a microscope.
///
/// @param probability in [0, 1]; default 0.5
public record VerticalFlip(double probability) implements Geometric {

  /// @throws dev.gradus.core.ConfigException for a probability out of range
  public VerticalFlip {
    Ranges.requireProbability("VerticalFlip", probability);
  }

  /// Half of the images.
  public VerticalFlip() {
    this(0.5);
  }

  @Override
  public String kind() {
    return "vertical-flip";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    if (draws.chance(0, probability)) {
      geometry.flipVertically();
    }
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.empty();
  }
}
