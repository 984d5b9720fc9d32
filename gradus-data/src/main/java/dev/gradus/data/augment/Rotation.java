package dev.gradus.data.augment;

import java.util.Optional;

/// Turns images about their center.
///
/// `angle ~ U(-degrees, degrees)`, counter-clockwise.
///
/// Keras's `RandomRotation` takes a share of the full turn, PyTorch's `RandomRotation` degrees and
/// fills with 0.
///
/// @param degrees largest angle, in [0, 180]
/// @param resampling how the image is read; default bilinear, reflected
public record Rotation(double degrees, Resampling resampling) implements Geometric {

  /// @throws dev.gradus.core.ConfigException for an angle out of range
  public Rotation {
    Ranges.require("Rotation", "degrees", degrees, 0, 180);
  }

  /// @param degrees largest angle, in [0, 180]
  public Rotation(double degrees) {
    this(degrees, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "rotation";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    geometry.rotate(draws.between(0, -degrees, degrees));
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.of(resampling);
  }
}
