package dev.gradus.data.augment;

/// Blurs images by a Gaussian of random deviation.
///
/// `sigma ~ U(minSigma, maxSigma)` pixels; weights end at 3 sigma; beyond the border the image is
/// reflected. PyTorch's `GaussianBlur` takes the size of the filter apart and leaves out the border
/// pixel when reflecting.
///
/// @param minSigma smallest deviation in pixels, in [0.1, 100]; default 0.1
/// @param maxSigma largest, at least minSigma; default 2, as in PyTorch
public record Blur(double minSigma, double maxSigma) implements Augment {

  private static final double SMALLEST = 0.1;

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Blur {
    Ranges.require("Blur", "minSigma", minSigma, SMALLEST, 100);
    Ranges.require("Blur", "maxSigma", maxSigma, minSigma, 100);
  }

  /// As PyTorch's.
  public Blur() {
    this(SMALLEST, 2);
  }

  @Override
  public String kind() {
    return "blur";
  }

  @Override
  public void apply(Image image, Draws draws) {
    Filters.blur(image, draws.between(0, minSigma, maxSigma));
  }
}
