package dev.gradus.data.augment;

/// Draws from Beta(alpha, alpha), as the ratio of two gamma variates by Marsaglia and Tsang's
/// method (ACM TOMS 26, 2000). A try that is rejected goes on to numbers of its own.
final class Beta {

  /// The first index that a share's draws leave free.
  static final int FREE = 2048;

  private static final int TRIES = 64;
  private static final int EACH = 1024;
  private static final int CHANCE = FREE - 1;
  private static final int BOOST = EACH - 2;
  private static final double THIRD = 1.0 / 3;

  private Beta() {}

  /// @return how much of an image remains: 1 with probability `1 - probability`
  static double share(Draws draws, double alpha, double probability) {
    if (!draws.chance(CHANCE, probability)) {
      return 1;
    }
    if (alpha == 1) {
      return draws.uniform(0);
    }
    double first = logGamma(draws, alpha, 0);
    double second = logGamma(draws, alpha, EACH);
    return 1 / (1 + StrictMath.exp(second - first));
  }

  /// The logarithm of a gamma variate; in logarithms, since small alphas give tiny numbers.
  private static double logGamma(Draws draws, double alpha, int base) {
    double shape = (alpha < 1 ? alpha + 1 : alpha) - THIRD;
    double scale = THIRD / Math.sqrt(shape);
    double boost = alpha < 1 ? StrictMath.log(1 - draws.uniform(base + BOOST)) / alpha : 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int index = base + 4 * attempt;
      double normal = draws.gaussian(index / 2);
      double cube = 1 + scale * normal;
      if (cube > 0) {
        double value = cube * cube * cube;
        double uniform = 1 - draws.uniform(index + 2);
        if (StrictMath.log(uniform)
            < 0.5 * normal * normal + shape * (1 - value + StrictMath.log(value))) {
          return StrictMath.log(shape * value) + boost;
        }
      }
    }
    // Each try is taken with a probability above 0.95.
    return StrictMath.log(shape) + boost;
  }
}
