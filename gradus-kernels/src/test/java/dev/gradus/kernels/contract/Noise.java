package dev.gradus.kernels.contract;

import dev.gradus.testkit.Tolerance;
import java.util.SplittableRandom;

/// Rounding errors, drawn at random: what float32 kernels may do to numbers that an oracle keeps in
/// double. Evaluating the same graph several times with other draws shows how far float32 results
/// may stray.
///
/// Source: Parker, "Monte Carlo arithmetic", 1997, UCLA report CSD-970002.
final class Noise {

  private final SplittableRandom random;
  private final double unit;

  private Noise(long seed, double unit) {
    this.random = new SplittableRandom(seed);
    this.unit = unit;
  }

  /// No errors at all.
  static Noise none() {
    return new Noise(0, 0);
  }

  /// Errors of float32's size.
  static Noise of(long seed) {
    return new Noise(seed, Tolerance.UNIT);
  }

  /// A value after operations whose relative errors add up to at most `units` rounding units: with
  /// one of the two extreme errors.
  double on(double value, int units) {
    return unit == 0 ? value : value * (1 + (random.nextBoolean() ? units : -units) * unit);
  }

  /// As [#on], for each of several values.
  double[] on(double[] values, int units) {
    if (unit == 0) {
      return values;
    }
    double[] noisy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      noisy[i] = on(values[i], units);
    }
    return noisy;
  }
}
