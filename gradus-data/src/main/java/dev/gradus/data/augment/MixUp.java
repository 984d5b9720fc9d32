package dev.gradus.data.augment;

/// Mixes each image with another, pixel by pixel.
///
/// `x' = l x + (1 - l) x_partner`, `y' = l y + (1 - l) y_partner` with `l ~ Beta(alpha, alpha)`.
///
/// Source: Zhang, Cisse, Dauphin, Lopez-Paz, "mixup: beyond empirical risk minimization", ICLR
/// 2018, arXiv:1710.09412.
///
/// @param alpha small values leave most images nearly as they are, in [0.01, 100]; default 0.2, as
///   in Keras; 1 in PyTorch
/// @param probability of being mixed at all, in [0, 1]; default 1
public record MixUp(double alpha, double probability) implements Mixing {

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public MixUp {
    Ranges.require("MixUp", "alpha", alpha, 0.01, 100);
    Ranges.requireProbability("MixUp", probability);
  }

  /// Every image.
  ///
  /// @param alpha of the share's distribution, in [0.01, 100]
  public MixUp(double alpha) {
    this(alpha, 1);
  }

  @Override
  public String kind() {
    return "mixup";
  }

  @Override
  public double share(ImageFormat format, Draws draws) {
    return Beta.share(draws, alpha, probability);
  }

  @Override
  public void mix(Image image, float[] partner, Draws draws) {
    double share = share(image.format(), draws);
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (share * pixels[i] + (1 - share) * partner[i]);
    }
  }
}
