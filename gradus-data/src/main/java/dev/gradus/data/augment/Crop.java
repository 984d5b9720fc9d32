package dev.gradus.data.augment;

import java.util.Optional;

/// Moves images by whole pixels, as if a border were put around them and an image of the old size
/// cut out.
///
/// `x` and `y` are each one of `-padding … padding` pixels.
///
/// As PyTorch's `RandomCrop(size, padding)` with the images' own size: shapes stay.
///
/// @param padding width of the border in pixels, at least 0; 4 is usual for 32 x 32
/// @param resampling how the image is read; default 0 beyond the border
public record Crop(int padding, Resampling resampling) implements Geometric {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Crop {
    Ranges.require("Crop", "padding", padding, 0, 10_000);
  }

  /// @param padding width of the border in pixels, at least 0
  public Crop(int padding) {
    this(padding, Resampling.constant(0));
  }

  @Override
  public String kind() {
    return "crop";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    geometry.shift(
        draws.below(0, 2 * padding + 1) - padding, draws.below(1, 2 * padding + 1) - padding);
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.of(resampling);
  }
}
