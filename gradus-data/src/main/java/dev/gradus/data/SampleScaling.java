package dev.gradus.data;

import dev.gradus.core.Shape;

/// A [FittedScaler] up to its offsets and factors, at work on one sample after the other. Holds
/// scratch space, so it serves one thread.
final class SampleScaling {

  private final SampleSteps steps;
  private final Shape shape;
  private final double[] offsets;
  private final double[] factors;
  private final double[] values;
  private final boolean identity;

  SampleScaling(FittedScaler scaler, Shape shape) {
    this.steps = scaler.sample();
    this.shape = shape;
    int features = Math.toIntExact(shape.size());
    this.offsets = new double[features];
    this.factors = new double[features];
    for (int i = 0; i < features; i++) {
      int index = i % scaler.offset().size();
      offsets[i] = scaler.offset().get(index);
      factors[i] = scaler.factor().get(index);
    }
    boolean alone = steps.equals(SampleSteps.none());
    this.values = new double[alone ? 0 : features];
    this.identity =
        alone
            && scaler.offset().stream().allMatch(offset -> offset == 0)
            && scaler.factor().stream().allMatch(factor -> factor == 1);
  }

  /// @param features of one sample, changed in place
  void scale(float[] features) {
    if (identity) {
      return;
    }
    if (values.length == 0) {
      for (int i = 0; i < features.length; i++) {
        features[i] = (float) ((features[i] - offsets[i]) * factors[i]);
      }
      return;
    }
    steps.preprocessing().ifPresent(change -> change.apply(features, shape));
    stepped(features);
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) ((values[i] - offsets[i]) * factors[i]);
    }
  }

  private void stepped(float[] features) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      values[i] = features[i] * steps.rescale();
      sum += values[i];
    }
    double mean = sum / features.length;
    double divisor = steps.stdNormalization() ? deviation(mean) + SampleSteps.EPSILON : 1;
    double taken = steps.center() ? mean : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - taken) / divisor;
    }
  }

  private double deviation(double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}
