package dev.gradus.optimizer;

/// Noise that fades: to each element of each gradient, after clipping, is added a draw from `N(0,
/// variance)` with `variance = eta / (1 + t)^gamma`, where `t` counts updates from 0.
///
/// The draws are those of the streams `gradient-noise/` + the weight's path at (step, element
/// index), so noise changes nothing else that is random.
///
/// Source: A. Neelakantan et al., "Adding gradient noise improves learning for very deep networks",
/// 2015, arXiv:1511.06807, section 3, equation 1.
///
/// @param eta variance of the first step, greater than 0; the paper tries 0.01, 0.3 and 1; default
///   0.01
/// @param gamma how fast it fades, at least 0; default 0.55
public record GradientNoise(double eta, double gamma) {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public GradientNoise {
    Ranges.requirePositive("GradientNoise", "eta", eta);
    Ranges.requireNotNegative("GradientNoise", "gamma", gamma);
  }

  /// @return the smallest noise of the paper
  public static GradientNoise defaults() {
    return new GradientNoise(0.01, 0.55);
  }
}
