package dev.gradus.data.augment;

/// Warps images like cloth: every pixel moves a little, neighbours alike.
///
/// The move is `alpha` times uniform noise in [-1, 1], blurred by a Gaussian of deviation `sigma`,
/// across and down each. PyTorch's `ElasticTransform` halves alpha.
///
/// Source: Simard, Steinkraus, Platt, "Best practices for convolutional neural networks applied to
/// visual document analysis", ICDAR 2003, section 2.
///
/// @param alpha strength in pixels, in [0, 1000]; default 34, the paper's for 29 x 29
/// @param sigma smoothness in pixels, in [0.1, 100]; default 4, likewise
/// @param resampling how the image is read; default bilinear, reflected
public record Elastic(double alpha, double sigma, Resampling resampling) implements Augment {

  private static final double PAPER_ALPHA = 34;
  private static final double PAPER_SIGMA = 4;

  /// @throws dev.gradus.core.ConfigException for a setting out of range
  public Elastic {
    Ranges.require("Elastic", "alpha", alpha, 0, 1000);
    Ranges.require("Elastic", "sigma", sigma, 0.1, 100);
  }

  /// As in the paper.
  public Elastic() {
    this(PAPER_ALPHA, PAPER_SIGMA, Resampling.defaults());
  }

  @Override
  public String kind() {
    return "elastic";
  }

  @Override
  public void apply(Image image, Draws draws) {
    ImageFormat format = image.format();
    int height = format.height();
    int width = format.width();
    float[] across = image.work(0);
    float[] down = image.work(1);
    int count = height * width;
    for (int i = 0; i < count; i++) {
      across[i] = (float) draws.between(2 * i, -alpha, alpha);
      down[i] = (float) draws.between(2 * i + 1, -alpha, alpha);
    }
    Filters.blur(across, image.work(2), height, width, 1, sigma, image);
    Filters.blur(down, image.work(2), height, width, 1, sigma, image);
    Sampler sampler = image.sampler(resampling);
    for (int i = 0; i < count; i++) {
      int row = i / width;
      int column = i - row * width;
      sampler.read(
          image.pixels(),
          column + (double) across[i],
          row + (double) down[i],
          image.spare(),
          i * format.channels());
    }
    image.swap();
  }
}
