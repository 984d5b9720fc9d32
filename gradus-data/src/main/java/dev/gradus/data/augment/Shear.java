package dev.gradus.data.augment;

import java.util.Optional;

/// Slants images: rows move sideways by their distance from the center, columns up and down.
///
/// `x' = x + tan(a) y`, `y' = y + tan(b) x` with `a ~ U(-x, x)` and `b ~ U(-y, y)`, one after the
/// other.
///
/// Keras's `ImageDataGenerator` keeps the length of columns instead (`cos` and `sin`); Keras's
/// `RandomShear` takes shares, PyTorch's `RandomAffine` degrees.
///
/// @param x largest angle of slanted columns in degrees, in [0, 80]
/// @param y largest angle of slanted rows in degrees, in [0, 80]; default 0
/// @param resampling how the image is read; default bilinear, reflected
public record Shear(double x, double y, Resampling resampling) implements Geometric {

  private static final double STEEPEST = 80;

  /// @throws dev.gradus.core.ConfigException for an angle out of range
  public Shear {
    Ranges.require("Shear", "x", x, 0, STEEPEST);
    Ranges.require("Shear", "y", y, 0, STEEPEST);
  }

  /// @param x largest angle of slanted columns in degrees, in [0, 80]
  public Shear(double x) {
    this(x, 0, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "shear";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    geometry.read(1, tangent(draws.between(0, -x, x)), 0, 0, 1, 0);
    geometry.read(1, 0, 0, tangent(draws.between(1, -y, y)), 1, 0);
  }

  static double tangent(double degrees) {
    return StrictMath.tan(StrictMath.toRadians(degrees));
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.of(resampling);
  }
}
