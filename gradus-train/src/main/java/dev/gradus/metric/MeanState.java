package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The mean over all elements of a function of prediction and target.
final class MeanState implements MetricState {

  private final String metric;
  private final long elements;
  private final DoubleBinaryOperator penalty;
  private final DoubleUnaryOperator ofMean;
  private double sum;
  private long seen;

  /// @param penalty of prediction and target
  /// @param ofMean the result, made from the mean
  MeanState(
      String metric,
      Shape prediction,
      Shape target,
      DoubleBinaryOperator penalty,
      DoubleUnaryOperator ofMean) {
    requireSame(metric, prediction, target);
    this.metric = metric;
    this.elements = prediction.size();
    this.penalty = penalty;
    this.ofMean = ofMean;
  }

  MeanState(String metric, Shape prediction, Shape target, DoubleBinaryOperator penalty) {
    this(metric, prediction, target, penalty, DoubleUnaryOperator.identity());
  }

  static void requireSame(String metric, Shape prediction, Shape target) {
    if (!prediction.equals(target)) {
      throw new ShapeException(
          "%s: predictions of shape %s cannot be compared with targets of shape %s. Both must have the same shape."
              .formatted(metric, prediction, target));
    }
  }

  @Override
  public void update(Buffer prediction, Buffer target, int samples) {
    long count = samples * elements;
    for (long i = 0; i < count; i++) {
      sum += penalty.applyAsDouble(prediction.get(i), target.get(i));
    }
    seen += count;
  }

  @Override
  public double result() {
    return seen == 0 ? Double.NaN : ofMean.applyAsDouble(sum / seen);
  }

  @Override
  public void reset() {
    sum = 0;
    seen = 0;
  }

  @Override
  public double[] state() {
    return new double[] {sum, seen};
  }

  @Override
  public void restore(double[] state) {
    Kept.requireLength(metric, state, 2);
    sum = state[0];
    seen = Kept.count(metric, state[1]);
  }
}
