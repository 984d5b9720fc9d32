package dev.gradus.metric;

import dev.gradus.core.Buffer;

/// The share of rows that are right.
final class ShareState implements MetricState {

  /// Whether one row is right.
  interface Rule {
    boolean isRight(Buffer prediction, Buffer target, long row);
  }

  private final String metric;
  private final long rowsPerSample;
  private final Rule rule;
  private long right;
  private long seen;

  ShareState(String metric, long rowsPerSample, Rule rule) {
    this.metric = metric;
    this.rowsPerSample = rowsPerSample;
    this.rule = rule;
  }

  @Override
  public void update(Buffer prediction, Buffer target, int samples) {
    long rows = samples * rowsPerSample;
    for (long row = 0; row < rows; row++) {
      if (rule.isRight(prediction, target, row)) {
        right++;
      }
    }
    seen += rows;
  }

  @Override
  public double result() {
    return seen == 0 ? Double.NaN : (double) right / seen;
  }

  @Override
  public void reset() {
    right = 0;
    seen = 0;
  }

  @Override
  public double[] state() {
    return new double[] {right, seen};
  }

  @Override
  public void restore(double[] state) {
    Kept.requireLength(metric, state, 2);
    right = Kept.count(metric, state[0]);
    seen = Kept.count(metric, state[1]);
  }
}
