package dev.gradus.schedule;

import dev.gradus.core.ConfigException;

/// A rate that falls along half a wave of the cosine, starts again from the top, and so on; each
/// wave is `tMul` times as long and `mMul` times as high as the one before.
///
/// ```
/// start_i    = firstDecaySteps * (1 + tMul + … + tMul^(i - 1))     first step of wave i = 0, 1, …
/// done       = (step - start_i) / (firstDecaySteps * tMul^i)        for start_i <= step < start_(i+1)
/// cosine     = mMul^i * (1 + cos(pi * done)) / 2
/// rate(step) = initialLearningRate * ((1 - alpha) * cosine + alpha)
/// ```
///
/// As Keras's `CosineDecayRestarts`. PyTorch's `CosineAnnealingWarmRestarts` has `T_mult = 1` as
/// its default and nothing like `mMul`.
///
/// Source: I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017,
/// arXiv:1608.03983, equation 5.
///
/// @param initialLearningRate rate of the first step, greater than 0
/// @param firstDecaySteps steps of the first wave, at least 1
/// @param tMul each wave's length by that of the one before, at least 1; default 2
/// @param mMul each wave's height by that of the one before, greater than 0; default 1
/// @param alpha the lowest rate as a share of the first, in `[0, 1)`; default 0
public record CosineDecayRestarts(
    double initialLearningRate, long firstDecaySteps, double tMul, double mMul, double alpha)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public CosineDecayRestarts {
    Ranges.requirePositive("CosineDecayRestarts", "initialLearningRate", initialLearningRate);
    Ranges.requireSteps("CosineDecayRestarts", "firstDecaySteps", firstDecaySteps);
    if (!(tMul >= 1 && tMul < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "CosineDecayRestarts: tMul must be at least 1 and finite, got %s.".formatted(tMul));
    }
    Ranges.requirePositive("CosineDecayRestarts", "mMul", mMul);
    Ranges.requireFloor("CosineDecayRestarts", alpha);
  }

  /// Every wave twice as long as the one before and as high, down to 0.
  ///
  /// @param initialLearningRate rate of the first step
  /// @param firstDecaySteps steps of the first wave
  public CosineDecayRestarts(double initialLearningRate, long firstDecaySteps) {
    this(initialLearningRate, firstDecaySteps, 2, 1, 0);
  }

  /// @param factor of each wave's length
  /// @return this schedule with that tMul
  public CosineDecayRestarts withTMul(double factor) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, factor, mMul, alpha);
  }

  /// @param factor of each wave's height
  /// @return this schedule with that mMul
  public CosineDecayRestarts withMMul(double factor) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, factor, alpha);
  }

  /// @param share of the first rate below which none falls
  /// @return this schedule with that alpha
  public CosineDecayRestarts withAlpha(double share) {
    return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, mMul, share);
  }

  @Override
  public double at(long step) {
    double wave = (double) Math.floorDiv(step, firstDecaySteps);
    double done = (double) (step % firstDecaySteps) / firstDecaySteps;
    if (tMul > 1) {
      double start = 0;
      double length = (double) firstDecaySteps;
      // fewer than 64 turns for tMul = 2; sums instead of logarithms hit whole steps exactly
      for (wave = 0; start + length <= step; wave++) {
        start += length;
        length *= tMul;
      }
      done = (step - start) / length;
    }
    double height = Math.pow(mMul, wave) * CosineDecay.wave(done);
    return initialLearningRate * ((1 - alpha) * height + alpha);
  }
}
