package dev.gradus.metric;

import dev.gradus.core.Buffer;
import java.util.Arrays;

/// Answers sorted by the confidence with which they were given.
final class ConfidenceBins {

  private static final double THRESHOLD = 0.5;

  private final long[] count;
  private final long[] right;
  private final double[] confidence;
  private long unknown;

  ConfidenceBins(int bins) {
    this.count = new long[bins];
    this.right = new long[bins];
    this.confidence = new double[bins];
  }

  void add(Probabilities probabilities, Buffer prediction, Buffer target, long positions) {
    ClassRows rows = probabilities.rows();
    for (long row = 0; row < positions; row++) {
      int wanted = rows.wanted(target, row);
      int said = rows.predicted(prediction, row, THRESHOLD);
      add(
          said == ClassRows.NONE ? Double.NaN : probabilities.of(prediction, row, said),
          said == wanted);
    }
  }

  /// @param p NaN counts as unknown
  void add(double p, boolean isRight) {
    if (Double.isNaN(p)) {
      unknown++;
      return;
    }
    int bin = Math.max(0, (int) Math.ceil(p * count.length) - 1);
    count[bin]++;
    right[bin] += isRight ? 1 : 0;
    confidence[bin] += p;
  }

  long count(int bin) {
    return count[bin];
  }

  long right(int bin) {
    return right[bin];
  }

  /// The sum over the bin's answers.
  double confidence(int bin) {
    return confidence[bin];
  }

  /// Answers that held NaN.
  long unknown() {
    return unknown;
  }

  double error() {
    long seen = Arrays.stream(count).sum();
    if (seen == 0 || unknown > 0) {
      return Double.NaN;
    }
    double error = 0;
    for (int bin = 0; bin < count.length; bin++) {
      error += Math.abs(right[bin] - confidence[bin]);
    }
    return error / seen;
  }

  void reset() {
    Arrays.fill(count, 0);
    Arrays.fill(right, 0);
    Arrays.fill(confidence, 0);
    unknown = 0;
  }

  double[] state() {
    double[] state = new double[1 + 3 * count.length];
    state[0] = unknown;
    for (int bin = 0; bin < count.length; bin++) {
      state[3 * bin + 1] = count[bin];
      state[3 * bin + 2] = right[bin];
      state[3 * bin + 3] = confidence[bin];
    }
    return state;
  }

  void restore(String metric, double[] state) {
    Kept.requireLength(metric, state, 1 + 3 * count.length);
    unknown = Kept.count(metric, state[0]);
    for (int bin = 0; bin < count.length; bin++) {
      count[bin] = Kept.count(metric, state[3 * bin + 1]);
      right[bin] = Kept.count(metric, state[3 * bin + 2]);
      confidence[bin] = state[3 * bin + 3];
    }
  }
}
