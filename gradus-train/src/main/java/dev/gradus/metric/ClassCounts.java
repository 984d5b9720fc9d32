package dev.gradus.metric;

import dev.gradus.core.Buffer;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// For each class how often it was right, was predicted and was found: what the metrics of classes
/// are computed from.
///
/// A prediction that holds NaN counts as every class but the right one, so that it makes no metric
/// better.
final class ClassCounts implements MetricState {

  private static final int HEAD = 2;

  private final ClassRows rows;
  private final double threshold;
  private final ToDoubleFunction<ClassCounts> metric;
  private final long[] right;
  private final long[] predicted;
  private final long[] support;
  private long seen;
  private long unknown;

  /// @param threshold above which a single output means class 1
  /// @param metric of the counts, once a sample was seen
  ClassCounts(ClassRows rows, double threshold, ToDoubleFunction<ClassCounts> metric) {
    this.rows = rows;
    this.threshold = threshold;
    this.metric = metric;
    this.right = new long[rows.classes()];
    this.predicted = new long[rows.classes()];
    this.support = new long[rows.classes()];
  }

  @Override
  public void update(Buffer prediction, Buffer target, int samples) {
    long count = samples * rows.positions();
    for (long row = 0; row < count; row++) {
      add(rows.predicted(prediction, row, threshold), rows.wanted(target, row));
    }
    seen += count;
  }

  private void add(int said, int wanted) {
    support[wanted]++;
    if (said == wanted) {
      right[wanted]++;
    }
    if (said == ClassRows.NONE) {
      unknown++;
      for (int k = 0; k < predicted.length; k++) {
        predicted[k] += k == wanted ? 0 : 1;
      }
    } else {
      predicted[said]++;
    }
  }

  int classes() {
    return right.length;
  }

  boolean isSingle() {
    return rows.isSingle();
  }

  double right(int k) {
    return right[k];
  }

  double predicted(int k) {
    return predicted[k];
  }

  double support(int k) {
    return support[k];
  }

  double seen() {
    return seen;
  }

  /// Whether a prediction held NaN.
  boolean hasUnknown() {
    return unknown > 0;
  }

  @Override
  public double result() {
    return seen == 0 ? Double.NaN : metric.applyAsDouble(this);
  }

  @Override
  public void reset() {
    Arrays.fill(right, 0);
    Arrays.fill(predicted, 0);
    Arrays.fill(support, 0);
    seen = 0;
    unknown = 0;
  }

  @Override
  public double[] state() {
    double[] state = new double[HEAD + 3 * classes()];
    state[0] = seen;
    state[1] = unknown;
    for (int k = 0; k < classes(); k++) {
      state[HEAD + 3 * k] = right[k];
      state[HEAD + 3 * k + 1] = predicted[k];
      state[HEAD + 3 * k + 2] = support[k];
    }
    return state;
  }

  @Override
  public void restore(double[] state) {
    Kept.requireLength(rows.metric(), state, HEAD + 3 * classes());
    seen = Kept.count(rows.metric(), state[0]);
    unknown = Kept.count(rows.metric(), state[1]);
    for (int k = 0; k < classes(); k++) {
      right[k] = Kept.count(rows.metric(), state[HEAD + 3 * k]);
      predicted[k] = Kept.count(rows.metric(), state[HEAD + 3 * k + 1]);
      support[k] = Kept.count(rows.metric(), state[HEAD + 3 * k + 2]);
    }
  }
}
