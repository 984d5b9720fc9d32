package dev.gradus.data.augment;

import java.util.Optional;

/// Mirrors images left to right, some of them.
///
/// Not for digits and letters, whose mirror images mean something else or nothing.
///
/// @param probability in [0, 1]; default 0.5
public record HorizontalFlip(double probability) implements Geometric {

  /// @throws dev.gradus.core.ConfigException for a probability out of range
  public HorizontalFlip {
    Ranges.requireProbability("HorizontalFlip", probability);
  }

  /// Half of the images.
  public HorizontalFlip() {
    this(0.5);
  }

  @Override
  public String kind() {
    return "horizontal-flip";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    if (draws.chance(0, probability)) {
      geometry.flipHorizontally();
    }
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.empty();
  }
}
