package dev.gradus.metric;

import dev.gradus.core.Shape;

/// `100 mean of abs(prediction - target) / max(abs(target), 1e-7)` over all elements of all
/// samples, summed in double.
///
/// Prediction and target have the same shape. Targets near 0 make it very large; the lower bound is
/// Keras's.
public record MeanAbsolutePercentageError() implements Metric {

  private static final double PERCENT = 100;
  private static final double EPSILON = 1e-7;

  @Override
  public String name() {
    return "meanAbsolutePercentageError";
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new MeanState(
        "MeanAbsolutePercentageError",
        prediction,
        target,
        (p, t) -> PERCENT * (Math.abs(p - t) / Math.max(Math.abs(t), EPSILON)));
  }
}
