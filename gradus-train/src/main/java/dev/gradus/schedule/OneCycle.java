package dev.gradus.schedule;

import dev.gradus.core.ConfigException;
import java.util.Optional;

/// One wave over the whole run: up to a large rate, then down to nearly none, both along half a
/// wave of the cosine.
///
/// ```
/// initial    = maxLearningRate / divFactor
/// last       = initial / finalDivFactor
/// top        = pctStart * totalSteps - 1
/// rate(step) = from initial to maxLearningRate for step = 0 … top
///            = from maxLearningRate to last    for step = top … totalSteps - 1
///            = last                            from there on
/// from a to b: b + (a - b) * (1 + cos(pi * share)) / 2, share the part of that stretch passed
/// ```
///
/// As PyTorch's `OneCycleLR` with `anneal_strategy = "cos"` and two phases, which fails behind
/// `totalSteps` where this one stays at `last`. With a `maxMomentum` the momentum goes the other
/// way along the same waves: from `maxMomentum` down to `baseMomentum` and back up; PyTorch does so
/// unless told otherwise, here [#withMomentum()] asks for it.
///
/// Source: L. Smith, N. Topin, "Super-convergence: very fast training of neural networks using
/// large learning rates", 2018, arXiv:1708.07120.
///
/// @param maxLearningRate the largest rate, greater than 0
/// @param totalSteps steps of the run, at least 2
/// @param pctStart share of the steps on the way up, in (0, 1), at least two steps; default 0.3
/// @param divFactor the largest rate by the first, greater than 1; default 25
/// @param finalDivFactor the first rate by the last, at least 1; default 10000
/// @param baseMomentum the smallest momentum, in [0, maxMomentum]; default 0; PyTorch has 0.85
/// @param maxMomentum the largest momentum, in [0, 1); 0, the default, leaves the momentum alone;
///   PyTorch has 0.95
public record OneCycle(
    double maxLearningRate,
    long totalSteps,
    double pctStart,
    double divFactor,
    double finalDivFactor,
    double baseMomentum,
    double maxMomentum)
    implements Schedule {

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public OneCycle {
    Ranges.requirePositive("OneCycle", "maxLearningRate", maxLearningRate);
    Ranges.requireSteps("OneCycle", "totalSteps", totalSteps);
    if (!(pctStart > 0 && pctStart < 1)) {
      throw new ConfigException(
          "OneCycle: pctStart must be in (0, 1), got %s.".formatted(pctStart));
    }
    if (!(divFactor > 1 && divFactor < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "OneCycle: divFactor must be greater than 1 and finite, got %s.".formatted(divFactor));
    }
    if (!(finalDivFactor >= 1 && finalDivFactor < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "OneCycle: finalDivFactor must be at least 1 and finite, got %s."
              .formatted(finalDivFactor));
    }
    if (!(baseMomentum >= 0 && baseMomentum <= maxMomentum && maxMomentum < 1)) {
      throw new ConfigException(
          "OneCycle: baseMomentum and maxMomentum must be in [0, 1) and rise, got %s and %s. Usual are 0.85 and 0.95, or 0 and 0 to leave the momentum alone."
              .formatted(baseMomentum, maxMomentum));
    }
    if (pctStart * totalSteps <= 1) {
      throw new ConfigException(
          "OneCycle: pctStart %s of totalSteps %d is %s, more than 1 step is needed on the way up. Give more steps or a larger pctStart."
              .formatted(pctStart, totalSteps, pctStart * totalSteps));
    }
  }

  /// PyTorch's defaults for all else.
  ///
  /// @param maxLearningRate the largest rate
  /// @param totalSteps steps of the run
  public OneCycle(double maxLearningRate, long totalSteps) {
    this(maxLearningRate, totalSteps, 0.3, 25, 10_000, 0, 0);
  }

  /// @param share of the steps on the way up
  /// @return this schedule with that pctStart
  public OneCycle withPctStart(double share) {
    return new OneCycle(
        maxLearningRate, totalSteps, share, divFactor, finalDivFactor, baseMomentum, maxMomentum);
  }

  /// @param factor the largest rate by the first
  /// @return this schedule with that divFactor
  public OneCycle withDivFactor(double factor) {
    return new OneCycle(
        maxLearningRate, totalSteps, pctStart, factor, finalDivFactor, baseMomentum, maxMomentum);
  }

  /// @param factor the first rate by the last
  /// @return this schedule with that finalDivFactor
  public OneCycle withFinalDivFactor(double factor) {
    return new OneCycle(
        maxLearningRate, totalSteps, pctStart, divFactor, factor, baseMomentum, maxMomentum);
  }

  /// @param base the smallest momentum
  /// @param max the largest momentum
  /// @return this schedule, moving the momentum too
  public OneCycle withMomentum(double base, double max) {
    return new OneCycle(
        maxLearningRate, totalSteps, pctStart, divFactor, finalDivFactor, base, max);
  }

  /// @return this schedule, moving the momentum between PyTorch's 0.85 and 0.95
  public OneCycle withMomentum() {
    return withMomentum(0.85, 0.95);
  }

  @Override
  public double at(long step) {
    double initial = maxLearningRate / divFactor;
    return wave(step, initial, maxLearningRate, initial / finalDivFactor);
  }

  @Override
  public Optional<Schedule> momentum() {
    return maxMomentum == 0
        ? Optional.empty()
        : Optional.of(step -> wave(step, maxMomentum, baseMomentum, maxMomentum));
  }

  private double wave(long step, double first, double middle, double last) {
    double top = pctStart * totalSteps - 1;
    double end = totalSteps - 1;
    return step <= top
        ? anneal(first, middle, step / top)
        : anneal(middle, last, Math.min(1, (step - top) / (end - top)));
  }

  private static double anneal(double from, double to, double share) {
    return to + (from - to) * CosineDecay.wave(share);
  }
}
