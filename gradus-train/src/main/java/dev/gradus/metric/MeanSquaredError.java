package dev.gradus.metric;

import dev.gradus.core.Shape;

/// `mean of (prediction - target)^2` over all elements of all samples, summed in double.
///
/// Prediction and target have the same shape.
public record MeanSquaredError() implements Metric {

  @Override
  public String name() {
    return "meanSquaredError";
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new MeanState("MeanSquaredError", prediction, target, (p, t) -> (p - t) * (p - t));
  }
}
