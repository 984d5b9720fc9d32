package dev.gradus.metric;

import dev.gradus.core.Shape;

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
/// probability, not a logit; [BinaryAccuracy] takes another.
///
/// Differences: one class stands for Keras's `BinaryAccuracy`, `CategoricalAccuracy` and
/// `SparseCategoricalAccuracy`; Keras chooses among them for `"accuracy"` by the same rule.
public record Accuracy() implements Metric {

  private static final double THRESHOLD = 0.5;

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
    ClassRows rows = ClassRows.of("Accuracy", prediction, target);
    return new ShareState(
        "Accuracy",
        rows.positions(),
        (predictions, targets, row) ->
            rows.predicted(predictions, row, THRESHOLD) == rows.wanted(targets, row));
  }
}
