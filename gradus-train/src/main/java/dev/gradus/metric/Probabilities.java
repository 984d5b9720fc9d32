package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;

/// The probabilities that a network gives its classes.
///
/// @param rows how classes are written
record Probabilities(ClassRows rows) {

  /// What rounding may put beside a probability.
  private static final float ROUNDING = 1e-5f;

  /// @param k class, from 0; for a single output 1 has its value and 0 the rest
  /// @throws DataException if the number is no probability; NaN is let through
  double of(Buffer prediction, long row, int k) {
    if (rows.isSingle()) {
      double p = checked(prediction.get(row));
      return k == 1 ? p : 1 - p;
    }
    return checked(prediction.get(row * rows.outputs() + k));
  }

  private double checked(float p) {
    if (p < -ROUNDING || p > 1 + ROUNDING) {
      throw new DataException(
          "%s: a prediction is %s, expected a probability from 0 to 1. End the model with softmax or sigmoid."
              .formatted(rows.metric(), p));
    }
    return Float.isNaN(p) ? p : Math.clamp((double) p, 0, 1);
  }
}
