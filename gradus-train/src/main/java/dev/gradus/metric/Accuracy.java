package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;

/// The share of samples whose predicted class is the right one.
///
/// How classes are written follows from the shapes:
///
/// | prediction | target | a sample is right where |
/// |---|---|---|
/// | `[1]` | `[1]` | `(prediction > 0.5) = (target > 0.5)` |
/// | `[K]` | `[K]` one-hot or probabilities | `argmax prediction = argmax target` |
/// | `[K]` | `[1]` or `[]` class index | `argmax prediction = target` |
///
/// With more axes, `[..., K]`, every position counts as a sample. The first of equal values is the
/// argmax; a prediction that holds NaN is wrong. The threshold of a single output supposes a
/// probability, not a logit.
///
/// Differences: one class stands for Keras's `BinaryAccuracy`, `CategoricalAccuracy` and
/// `SparseCategoricalAccuracy`; Keras chooses among them for `"accuracy"` by the same rule.
public record Accuracy() implements Metric {

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    int classes = prediction.rank() == 0 ? 1 : prediction.dim(-1);
    long positions = prediction.size() / Math.max(classes, 1);
    boolean indices = target.size() == positions;
    if (classes < 1 || !(indices || target.equals(prediction))) {
      throw new ShapeException(
          "Accuracy: predictions of shape %s cannot be compared with targets of shape %s. Targets must have the same shape (one-hot), or one class index for each prediction."
              .formatted(prediction, target));
    }
    return new State(classes, positions, indices);
  }

  private static final class State implements MetricState {

    private final int classes;
    private final long positions;
    private final boolean indices;
    private long right;
    private long seen;

    State(int classes, long positions, boolean indices) {
      this.classes = classes;
      this.positions = positions;
      this.indices = indices;
    }

    @Override
    public void update(Buffer prediction, Buffer target, int samples) {
      long rows = samples * positions;
      for (long row = 0; row < rows; row++) {
        if (isRight(prediction, target, row)) {
          right++;
        }
      }
      seen += rows;
    }

    private boolean isRight(Buffer prediction, Buffer target, long row) {
      if (classes == 1) {
        float p = prediction.get(row);
        return !Float.isNaN(p) && p > 0.5f == target.get(row) > 0.5f;
      }
      long predicted = argmax(prediction, row);
      return predicted >= 0
          && predicted == (indices ? (long) target.get(row) : argmax(target, row));
    }

    /// The first largest value's place; -1 if any is NaN.
    private long argmax(Buffer values, long row) {
      long first = row * classes;
      int best = 0;
      float largest = values.get(first);
      for (int k = 0; k < classes; k++) {
        float value = values.get(first + k);
        if (Float.isNaN(value)) {
          return -1;
        }
        if (value > largest) {
          largest = value;
          best = k;
        }
      }
      return best;
    }

    @Override
    public double result() {
      return seen == 0 ? Double.NaN : (double) right / seen;
    }

    @Override
    public void reset() {
      right = 0;
      seen = 0;
    }

    @Override
    public double[] state() {
      return new double[] {right, seen};
    }

    @Override
    public void restore(double[] state) {
      Kept.requireLength("Accuracy", state, 2);
      right = Kept.count("Accuracy", state[0]);
      seen = Kept.count("Accuracy", state[1]);
    }
  }
}
