package dev.gradus.data.augment;

import java.util.Optional;

/// Enlarges or shrinks images about their center.
///
/// The part that fills the image is `z ~ U(1 - amount, 1 + amount)` of its width and height: below
/// 1 enlarges. With `keepAspect` one draw serves both, as in Keras's `RandomZoom`; without, each
/// has its own, as in Keras's `ImageDataGenerator`.
///
/// @param amount largest change of size, in [0, 0.9]
/// @param keepAspect whether width and height change alike; default true
/// @param resampling how the image is read; default bilinear, reflected
public record Zoom(double amount, boolean keepAspect, Resampling resampling) implements Geometric {

  private static final double LARGEST = 0.9;

  /// @throws dev.gradus.core.ConfigException for an amount out of range
  public Zoom {
    Ranges.require("Zoom", "amount", amount, 0, LARGEST);
  }

  /// @param amount largest change of size, in [0, 0.9]
  public Zoom(double amount) {
    this(amount, true, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "zoom";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    double across = draws.between(0, 1 - amount, 1 + amount);
    geometry.zoom(across, keepAspect ? across : draws.between(1, 1 - amount, 1 + amount));
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.of(resampling);
  }
}
