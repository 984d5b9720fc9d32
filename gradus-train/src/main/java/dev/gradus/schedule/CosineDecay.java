package dev.gradus.schedule;

/// A rate that falls along half a wave of the cosine: slowly, fast, slowly.
///
/// ```
/// cosine     = (1 + cos(pi * min(step, decaySteps) / decaySteps)) / 2
/// rate(step) = initialLearningRate * ((1 - alpha) * cosine + alpha)
/// ```
///
/// As Keras's `CosineDecay`; its `warmup_steps` are a [WarmUp] in front. PyTorch's
/// `CosineAnnealingLR` has the floor `eta_min = alpha * initialLearningRate` and rises again behind
/// its `T_max = decaySteps`, where this one stays.
///
/// Source: I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017,
/// arXiv:1608.03983, equation 5, without the restarts.
///
/// @param initialLearningRate rate of the first step, greater than 0
/// @param decaySteps steps to the end, at least 1
/// @param alpha the last rate as a share of the first, in `[0, 1)`; default 0
public record CosineDecay(double initialLearningRate, long decaySteps, double alpha)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public CosineDecay {
    Ranges.requirePositive("CosineDecay", "initialLearningRate", initialLearningRate);
    Ranges.requireSteps("CosineDecay", "decaySteps", decaySteps);
    Ranges.requireFloor("CosineDecay", alpha);
  }

  /// Down to 0.
  ///
  /// @param initialLearningRate rate of the first step
  /// @param decaySteps steps to the end
  public CosineDecay(double initialLearningRate, long decaySteps) {
    this(initialLearningRate, decaySteps, 0);
  }

  @Override
  public double at(long step) {
    double done = (double) Math.min(step, decaySteps) / decaySteps;
    return initialLearningRate * ((1 - alpha) * wave(done) + alpha);
  }

  /// @param done from 0 to 1
  /// @return from 1 to 0
  static double wave(double done) {
    return 0.5 * (1 + Math.cos(Math.PI * done));
  }
}
