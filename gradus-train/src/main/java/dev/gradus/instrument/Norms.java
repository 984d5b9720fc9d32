package dev.gradus.instrument;

import java.util.List;
import java.util.OptionalDouble;

/// Norms of several gradients taken as one.
final class Norms {

  private Norms() {}

  /// @return the root of the sum of the squared norms; empty if there is none
  static OptionalDouble joint(List<WeightReading> weights) {
    boolean any = false;
    double norm = 0;
    for (WeightReading weight : weights) {
      if (weight.gradientNorm().isPresent()) {
        any = true;
        norm = Math.hypot(norm, weight.gradientNorm().getAsDouble());
      }
    }
    return any ? OptionalDouble.of(norm) : OptionalDouble.empty();
  }
}
