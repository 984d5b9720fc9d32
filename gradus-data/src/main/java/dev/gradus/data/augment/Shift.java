package dev.gradus.data.augment;

import java.util.Optional;

/// Moves images sideways, up and down.
///
/// `x ~ U(-width, width) W`, `y ~ U(-height, height) H`, in fractions of a pixel too.
///
/// Keras's `RandomTranslation` names the height first and can take each end of the range by itself.
///
/// @param width largest shift as a share of the width, in [0, 1]
/// @param height largest shift as a share of the height, in [0, 1]
/// @param resampling how the image is read; default bilinear, reflected
public record Shift(double width, double height, Resampling resampling) implements Geometric {

  /// @throws dev.gradus.core.ConfigException for a share out of range
  public Shift {
    Ranges.require("Shift", "width", width, 0, 1);
    Ranges.require("Shift", "height", height, 0, 1);
  }

  /// @param width largest shift as a share of the width, in [0, 1]
  /// @param height largest shift as a share of the height, in [0, 1]
  public Shift(double width, double height) {
    this(width, height, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "shift";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    geometry.shift(
        draws.between(0, -width, width) * geometry.format().width(),
        draws.between(1, -height, height) * geometry.format().height());
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.of(resampling);
  }
}
