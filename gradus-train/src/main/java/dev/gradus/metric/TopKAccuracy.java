package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;

/// The share of samples whose right class is among the `k` with the largest predictions.
///
/// - prediction `[..., K]`, probabilities or logits, with `K` of at least `k`
/// - target `[..., K]` one-hot, or one class index
///
/// Of equal predictions the first classes count as larger, so that `k = 1` is the [Accuracy] and a
/// network that says the same for all classes is right for `k` of them only. A prediction that
/// holds NaN is wrong.
///
/// Differences: one class stands for Keras's `TopKCategoricalAccuracy` and
/// `SparseTopKCategoricalAccuracy`. With TensorFlow below it Keras counts all of equal predictions
/// as among the first `k`.
///
/// @param k how many guesses, at least 1; default 5
public record TopKAccuracy(int k) implements Metric {

  /// Checks the range.
  ///
  /// @throws ConfigException if k is below 1
  public TopKAccuracy {
    if (k < 1) {
      throw new ConfigException("TopKAccuracy: k must be at least 1, got %d.".formatted(k));
    }
  }

  /// @return five guesses
  public static TopKAccuracy defaults() {
    return new TopKAccuracy(5);
  }

  @Override
  public String name() {
    return "top" + k + "Accuracy";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    ClassRows rows = ClassRows.of("TopKAccuracy", prediction, target);
    if (k > rows.outputs()) {
      throw new ConfigException(
          "TopKAccuracy: k is %d, but predictions of shape %s tell %d apart. Take a smaller k."
              .formatted(k, prediction, rows.outputs()));
    }
    return new ShareState(
        "TopKAccuracy",
        rows.positions(),
        (predictions, targets, row) -> {
          int ahead =
              ahead(predictions, row * rows.outputs(), rows.outputs(), rows.wanted(targets, row));
          return ahead < k;
        });
  }

  /// How many classes come before the right one; all where there is NaN.
  private static int ahead(Buffer predictions, long first, int classes, int wanted) {
    float own = predictions.get(first + wanted);
    int ahead = 0;
    for (int j = 0; j < classes; j++) {
      float other = predictions.get(first + j);
      if (Float.isNaN(other)) {
        return classes;
      }
      if (other > own || (other == own && j < wanted)) {
        ahead++;
      }
    }
    return ahead;
  }
}
