package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;

/// Fills with random values of mean 0, element `i` drawn at index `i`.
final class Draws {

  private static final double CUT = 2;

  private Draws() {}

  /// `U(-limit, limit)`.
  static void uniform(Buffer values, double limit, RandomStream stream) {
    for (long i = 0; i < values.size(); i++) {
      values.set(i, (float) ((2 * stream.uniformDouble(0, i) - 1) * limit));
    }
  }

  /// `N(0, deviation^2)`.
  static void normal(Buffer values, double deviation, RandomStream stream) {
    for (long i = 0; i < values.size(); i++) {
      values.set(i, (float) (stream.gaussian(0, i) * deviation));
    }
  }

  /// `N(0, deviation^2)` given that the value is within two deviations: draw again until it is, the
  /// attempt being the stream's step, so that an element's attempts never touch its neighbours'.
  static void truncatedNormal(Buffer values, double deviation, RandomStream stream) {
    for (long i = 0; i < values.size(); i++) {
      long attempt = 0;
      double z = stream.gaussian(attempt, i);
      while (Math.abs(z) > CUT) {
        attempt++;
        z = stream.gaussian(attempt, i);
      }
      values.set(i, (float) (z * deviation));
    }
  }
}
