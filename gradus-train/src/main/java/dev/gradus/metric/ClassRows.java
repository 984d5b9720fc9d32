package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;

/// How predictions and targets say a class, which follows from their shapes:
///
/// | prediction | target | the classes |
/// |---|---|---|
/// | `[1]` | `[1]` | 1 where the value is above the threshold (of the target: 0.5), else 0 |
/// | `[K]` | `[K]` one-hot or probabilities | the place of the largest |
/// | `[K]` | `[1]` or `[]` class index | the place of the largest; the index |
///
/// With more axes, `[..., K]`, every position counts as a sample. The first of equal values is the
/// largest.
///
/// @param metric its name, for complaints
/// @param outputs numbers that predict one sample
/// @param positions samples in one example
/// @param indices whether targets are class indices
record ClassRows(String metric, int outputs, long positions, boolean indices) {

  /// In place of a class where a prediction holds NaN.
  static final int NONE = -1;

  private static final float HALF = 0.5f;

  static ClassRows of(String metric, Shape prediction, Shape target) {
    int outputs = prediction.rank() == 0 ? 1 : prediction.dim(-1);
    long positions = prediction.size() / Math.max(outputs, 1);
    boolean indices = target.size() == positions;
    if (outputs < 1 || !(indices || target.equals(prediction))) {
      throw new ShapeException(
          "%s: predictions of shape %s cannot be compared with targets of shape %s. Targets must have the same shape (one-hot), or one class index for each prediction."
              .formatted(metric, prediction, target));
    }
    return new ClassRows(metric, outputs, positions, indices);
  }

  /// Two where there is a single output.
  int classes() {
    return Math.max(2, outputs);
  }

  boolean isSingle() {
    return outputs == 1;
  }

  /// The predicted class, or [#NONE].
  int predicted(Buffer prediction, long row, double threshold) {
    if (outputs == 1) {
      float value = prediction.get(row);
      return Float.isNaN(value) ? NONE : value > threshold ? 1 : 0;
    }
    return largest(prediction, row);
  }

  /// The right class.
  ///
  /// @throws DataException for an index that is no class
  int wanted(Buffer target, long row) {
    if (outputs == 1) {
      return target.get(row) > HALF ? 1 : 0;
    }
    int wanted = indices ? (int) target.get(row) : largest(target, row);
    if (wanted < 0 || wanted >= outputs) {
      throw new DataException(
          "%s: a target is %s, expected a class from 0 to %d. Correct the data, or let the model predict more classes."
              .formatted(metric, wanted == NONE ? "NaN" : wanted, outputs - 1));
    }
    return wanted;
  }

  /// The place of the first largest value; [#NONE] if any is NaN.
  private int largest(Buffer values, long row) {
    long first = row * outputs;
    int best = 0;
    float largest = values.get(first);
    for (int k = 0; k < outputs; k++) {
      float value = values.get(first + k);
      if (Float.isNaN(value)) {
        return NONE;
      }
      if (value > largest) {
        largest = value;
        best = k;
      }
    }
    return best;
  }
}
