package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;

/// The cross-entropy of the right class: `mean of -log(clip(p of the right class, 1e-7, 1 -
/// 1e-7))`, summed in double.
///
/// - prediction `[..., K]`, probabilities; target one-hot or a class index
/// - prediction `[1]`, the probability of class 1; target `[1]`, 0 or 1
///
/// What a loss with smoothing, focus or weights, or hinge and squares, is compared by with others.
/// NaN as soon as the right class's probability is NaN.
///
/// Differences: one class stands for Keras's `BinaryCrossentropy`, `CategoricalCrossentropy` and
/// `SparseCategoricalCrossentropy` as metrics, of which it takes hard targets only: the largest of
/// a target row counts as the class. Logits are refused.
public record LogLoss() implements Metric {

  private static final double EPSILON = 1e-7;

  @Override
  public String name() {
    return "logLoss";
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new State(ClassRows.of("LogLoss", prediction, target));
  }

  private static final class State implements MetricState {

    private final ClassRows rows;
    private final Probabilities probabilities;
    private double sum;
    private long seen;

    State(ClassRows rows) {
      this.rows = rows;
      this.probabilities = new Probabilities(rows);
    }

    @Override
    public void update(Buffer prediction, Buffer target, int samples) {
      long count = samples * rows.positions();
      for (long row = 0; row < count; row++) {
        double p = probabilities.of(prediction, row, rows.wanted(target, row));
        sum -= Math.log(Math.clamp(p, EPSILON, 1 - EPSILON));
      }
      seen += count;
    }

    @Override
    public double result() {
      return seen == 0 ? Double.NaN : sum / seen;
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
      Kept.requireLength("LogLoss", state, 2);
      sum = state[0];
      seen = Kept.count("LogLoss", state[1]);
    }
  }
}
