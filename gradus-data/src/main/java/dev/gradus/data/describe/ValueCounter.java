package dev.gradus.data.describe;

import dev.gradus.data.describe.ValueSummary.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Counts the values of one group in two passes: the first finds range and mean, the second the
/// deviation from it and what falls into each bin.
final class ValueCounter {

  private static final int MOST_BINS = 64;
  private static final int FEWEST_BINS = 8;
  private static final int SINGLE_BINS = 16;
  private static final double LARGEST_WHOLE = 1L << 53;

  private long count;
  private long missing;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double sum;
  private boolean whole = true;

  private double mean;
  private double squares;
  private long lowest;
  private double first;
  private double width;
  private long[] bins = {0};

  /// First pass.
  void look(float value) {
    if (!Float.isFinite(value)) {
      missing++;
      return;
    }
    count++;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    whole &= value == Math.rint(value);
  }

  /// Between the passes: decides on the bins.
  void settle() {
    if (count == 0) {
      return;
    }
    mean = low == high ? low : sum / count;
    double rule = Math.clamp(Math.ceil(2 * Math.cbrt((double) count)), FEWEST_BINS, MOST_BINS);
    double numbers = high - low + 1;
    if (whole && numbers < LARGEST_WHOLE) {
      double most = numbers <= Math.max(rule, SINGLE_BINS) ? numbers : rule;
      width = Math.ceil(numbers / most);
      first = low - 0.5;
      bins = new long[(int) Math.ceil(numbers / width)];
    } else {
      width = low == high ? 1 : (high - low) / rule;
      first = low == high ? low - 0.5 : low;
      bins = new long[low == high ? 1 : (int) rule];
    }
  }

  /// Second pass.
  void count(float value) {
    if (!Float.isFinite(value)) {
      return;
    }
    double apart = value - mean;
    squares += apart * apart;
    if (value == low) {
      lowest++;
    }
    bins[Math.clamp((int) ((value - first) / width), 0, bins.length - 1)]++;
  }

  ValueSummary summary(String name) {
    List<Double> edges = new ArrayList<>();
    for (int i = 0; i <= bins.length; i++) {
      edges.add(count == 0 ? i : first + i * width);
    }
    Moments moments =
        count == 0
            ? new Moments(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
            : new Moments(low, high, mean, Math.sqrt(squares / count));
    List<Long> counts = LongStream.of(bins).boxed().toList();
    return new ValueSummary(name, count, missing, moments, lowest, edges, counts);
  }

  static ValueCounter[] several(int number) {
    ValueCounter[] counters = new ValueCounter[number];
    Arrays.setAll(counters, _ -> new ValueCounter());
    return counters;
  }
}
