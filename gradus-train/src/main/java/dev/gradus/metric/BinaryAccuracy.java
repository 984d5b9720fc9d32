package dev.gradus.metric;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;

/// The share of elements where `(prediction > threshold) = (target > 0.5)`: for a single output, or
/// for several labels that do not exclude each other.
///
/// Prediction and target have the same shape, each element counts. A prediction of NaN is wrong.
///
/// As Keras, whose target must be exactly 0 or 1.
///
/// @param threshold above which a prediction means yes; default 0.5, for logits take 0
public record BinaryAccuracy(double threshold) implements Metric {

  private static final float HALF = 0.5f;

  /// Checks the range.
  ///
  /// @throws ConfigException if the threshold is not finite
  public BinaryAccuracy {
    if (!Double.isFinite(threshold)) {
      throw new ConfigException(
          "BinaryAccuracy: threshold must be a finite number, got %s.".formatted(threshold));
    }
  }

  /// @return threshold 0.5
  public static BinaryAccuracy defaults() {
    return new BinaryAccuracy(HALF);
  }

  @Override
  public String name() {
    return "binaryAccuracy";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    MeanState.requireSame("BinaryAccuracy", prediction, target);
    return new ShareState(
        "BinaryAccuracy",
        prediction.size(),
        (predictions, targets, element) -> {
          float p = predictions.get(element);
          return !Float.isNaN(p) && p > threshold == targets.get(element) > HALF;
        });
  }
}
