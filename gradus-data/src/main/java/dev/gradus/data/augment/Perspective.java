package dev.gradus.data.augment;

import java.util.Optional;

/// Shows images as if seen aslant: their corners move inwards, each by itself.
///
/// A corner moves by `U(0, distortion) W / 2` and `U(0, distortion) H / 2`; what lies outside the
/// corners is beyond the border. As PyTorch's `RandomPerspective`, in fractions of a pixel too.
///
/// @param distortion largest move as a share of half the image, in [0, 0.9]; default 0.5
/// @param probability in [0, 1]; default 0.5
/// @param resampling how the image is read; default bilinear, reflected
public record Perspective(double distortion, double probability, Resampling resampling)
    implements Geometric {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Perspective {
    Ranges.require("Perspective", "distortion", distortion, 0, 0.9);
    Ranges.requireProbability("Perspective", probability);
  }

  /// As PyTorch's.
  public Perspective() {
    this(0.5, 0.5, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "perspective";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    if (draws.chance(0, probability)) {
      double acrossHalf = (geometry.format().width() - 1) / 2.0;
      double downHalf = (geometry.format().height() - 1) / 2.0;
      Corners.move(
          geometry,
          acrossHalf * (inwards(draws, 1) - 1),
          downHalf * (inwards(draws, 2) - 1),
          acrossHalf * (1 - inwards(draws, 3)),
          downHalf * (inwards(draws, 4) - 1),
          acrossHalf * (1 - inwards(draws, 5)),
          downHalf * (1 - inwards(draws, 6)),
          acrossHalf * (inwards(draws, 7) - 1),
          downHalf * (1 - inwards(draws, 8)));
    }
  }

  private double inwards(Draws draws, int index) {
    return draws.between(index, 0, distortion);
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.of(resampling);
  }
}
