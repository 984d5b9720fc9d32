package dev.gradus.metric;

import dev.gradus.core.Shape;

/// `sqrt(mean of (prediction - target)^2)` over all elements of all samples, summed in double: an
/// error in the unit of the targets.
///
/// Prediction and target have the same shape.
public record RootMeanSquaredError() implements Metric {

  @Override
  public String name() {
    return "rootMeanSquaredError";
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new MeanState(
        "RootMeanSquaredError", prediction, target, (p, t) -> (p - t) * (p - t), Math::sqrt);
  }
}
