package dev.gradus.metric;

import dev.gradus.core.Shape;

/// `mean of abs(prediction - target)` over all elements of all samples, summed in double.
///
/// Prediction and target have the same shape.
public record MeanAbsoluteError() implements Metric {

  @Override
  public String name() {
    return "meanAbsoluteError";
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new MeanState("MeanAbsoluteError", prediction, target, (p, t) -> Math.abs(p - t));
  }
}
