package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import java.util.Arrays;
import java.util.Optional;

/// All scores and right classes of a pass, for metrics that need them in order. Keeps 4 bytes a
/// score and 4 bytes a sample; the memory grows by half when it is full, and is kept over [#reset].
final class ScoreState implements MetricState {

  private static final int FIRST = 256;
  private static final int SIGN = 0x7fff_ffff;

  /// The metric of one class against all others.
  interface Curve {

    /// @param sorted a number for each sample: in its lowest bit 1 if it is of the class, above it
    ///   the score, in the order of scores
    double area(long[] sorted);
  }

  private final ClassRows rows;
  private final Optional<Integer> classId;
  private final Curve curve;
  private float[] scores;
  private int[] wanted = new int[FIRST];
  private int seen;

  ScoreState(ClassRows rows, Optional<Integer> classId, Curve curve) {
    this.rows = rows;
    this.classId = classId;
    this.curve = curve;
    this.scores = new float[Math.multiplyExact(FIRST, rows.outputs())];
  }

  @Override
  public void update(Buffer prediction, Buffer target, int samples) {
    int count = Math.toIntExact(samples * rows.positions());
    grow(Math.addExact(seen, count));
    int each = rows.outputs();
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < each; k++) {
        scores[(seen + row) * each + k] = prediction.get((long) row * each + k);
      }
      wanted[seen + row] = rows.wanted(target, row);
    }
    seen += count;
  }

  private void grow(int needed) {
    if (needed > wanted.length) {
      int size = Math.max(needed, wanted.length + wanted.length / 2);
      wanted = Arrays.copyOf(wanted, size);
      scores = Arrays.copyOf(scores, Math.multiplyExact(size, rows.outputs()));
    }
  }

  @Override
  public double result() {
    if (rows.isSingle()) {
      return area(0, 1);
    }
    if (classId.isPresent()) {
      return area(classId.get(), classId.get());
    }
    double sum = 0;
    int defined = 0;
    for (int k = 0; k < rows.outputs(); k++) {
      if (isFound(k)) {
        sum += area(k, k);
        defined++;
      }
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  /// Whether there are samples of the class, and others.
  private boolean isFound(int k) {
    int found = 0;
    for (int row = 0; row < seen; row++) {
      found += wanted[row] == k ? 1 : 0;
    }
    return found > 0 && found < seen;
  }

  /// @param column of the scores
  /// @param positive the class
  private double area(int column, int positive) {
    if (!isFound(positive)) {
      return Double.NaN;
    }
    long[] sorted = new long[seen];
    for (int row = 0; row < seen; row++) {
      float score = scores[row * rows.outputs() + column];
      if (Float.isNaN(score)) {
        return Double.NaN;
      }
      sorted[row] = (long) ordered(score) << 1 | (wanted[row] == positive ? 1 : 0);
    }
    Arrays.sort(sorted);
    return curve.area(sorted);
  }

  /// An integer in the order of the floats; both zeros are one.
  private static int ordered(float score) {
    int bits = Float.floatToIntBits(score + 0f);
    return bits < 0 ? bits ^ SIGN : bits;
  }

  static boolean isPositive(long key) {
    return (key & 1) == 1;
  }

  static boolean isTied(long one, long other) {
    return one >> 1 == other >> 1;
  }

  @Override
  public void reset() {
    seen = 0;
  }

  @Override
  public double[] state() {
    int each = rows.outputs();
    double[] state = new double[seen * (each + 1)];
    for (int row = 0; row < seen; row++) {
      state[row * (each + 1)] = wanted[row];
      for (int k = 0; k < each; k++) {
        state[row * (each + 1) + 1 + k] = scores[row * each + k];
      }
    }
    return state;
  }

  @Override
  public void restore(double[] state) {
    int each = rows.outputs();
    if (state.length % (each + 1) != 0) {
      throw new DataException(
          "%s: a state of %d numbers was given, the metric keeps %d a sample. Restore only what a state of the same metric, for the same shapes, gave."
              .formatted(rows.metric(), state.length, each + 1));
    }
    int kept = state.length / (each + 1);
    grow(kept);
    for (int row = 0; row < kept; row++) {
      wanted[row] = requireClass(state[row * (each + 1)]);
      for (int k = 0; k < each; k++) {
        scores[row * each + k] = (float) state[row * (each + 1) + 1 + k];
      }
    }
    seen = kept;
  }

  private int requireClass(double number) {
    if (!(number >= 0 && number < rows.classes() && number == Math.rint(number))) {
      throw new DataException(
          "%s: the state has a sample of class %s, expected a class from 0 to %d. Restore only what a state of the same metric, for the same shapes, gave."
              .formatted(rows.metric(), number, rows.classes() - 1));
    }
    return (int) number;
  }
}
