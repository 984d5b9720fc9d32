package dev.gradus.data.augment;

import java.util.Optional;

/// Shows a part of each image, resized to the whole.
///
/// The part has `a ~ U(minArea, 1)` of the area and the aspect `r`, `log r ~ U(-log aspect, log
/// aspect)`, over the image's own; it lies anywhere within. Where it would be wider or higher than
/// the image it is cut to it.
///
/// PyTorch's `RandomResizedCrop` tries ten times for a part that fits, in whole pixels.
///
/// @param minArea smallest share of the area, in [0.01, 1]; default 0.08 as in PyTorch, which is
///   much for small images
/// @param aspect largest ratio of width to height, at least 1; default 4/3
/// @param resampling how the image is read; default bilinear, reflected
public record ResizedCrop(double minArea, double aspect, Resampling resampling)
    implements Geometric {

  private static final double PYTORCH_AREA = 0.08;
  private static final double PYTORCH_ASPECT = 4.0 / 3;

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public ResizedCrop {
    Ranges.require("ResizedCrop", "minArea", minArea, 0.01, 1);
    Ranges.require("ResizedCrop", "aspect", aspect, 1, 10);
  }

  /// As PyTorch's.
  public ResizedCrop() {
    this(PYTORCH_AREA, PYTORCH_ASPECT, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "resized-crop";
  }

  @Override
  public void move(Geometry geometry, Draws draws) {
    double area = draws.between(0, minArea, 1);
    double bound = StrictMath.log(aspect);
    double ratio = StrictMath.exp(draws.between(1, -bound, bound));
    double across = Math.min(1, Math.sqrt(area * ratio));
    double down = Math.min(1, Math.sqrt(area / ratio));
    double freeX = (1 - across) * geometry.format().width() / 2;
    double freeY = (1 - down) * geometry.format().height() / 2;
    geometry.shift(draws.between(2, -freeX, freeX), draws.between(3, -freeY, freeY));
    geometry.zoom(across, down);
  }

  @Override
  public Optional<Resampling> reading() {
    return Optional.of(resampling);
  }
}
