package dev.gradus.train;

import dev.gradus.instrument.Bins;
import dev.gradus.instrument.Distribution;
import java.util.Arrays;

/// Counts numbers in two passes over the same: the first finds mean and range, the second squares
/// about that mean and counts in bins that fit that range. In double.
final class Tally {

  private long count;
  private double sum;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private double mean;
  private double from;
  private double to;
  private double squares;
  private long[] counts = {};

  static Distribution of(float[] values, int bins) {
    Tally tally = new Tally();
    for (float value : values) {
      tally.first(value);
    }
    tally.turn(bins);
    for (float value : values) {
      tally.second(value);
    }
    return tally.distribution();
  }

  void first(double value) {
    count++;
    sum += value;
    if (Double.isFinite(value)) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }

  /// Ends the first pass. The bins go from the smallest number to the greatest; half a unit either
  /// way if there is one number only, and from 0 to 1 if there is none.
  void turn(int bins) {
    if (least > greatest) {
      turn(bins, 0, 1);
    } else if (least == greatest) {
      turn(bins, least - 0.5, greatest + 0.5);
    } else {
      turn(bins, least, greatest);
    }
  }

  /// Ends the first pass.
  ///
  /// @param lower edge of the first bin
  /// @param upper edge of the last bin
  void turn(int bins, double lower, double upper) {
    mean = sum / count;
    from = lower;
    to = upper;
    counts = new long[bins];
  }

  void second(double value) {
    squares += (value - mean) * (value - mean);
    if (value >= from && value <= to) {
      int bin = (int) ((value - from) / (to - from) * counts.length);
      counts[Math.min(bin, counts.length - 1)]++;
    }
  }

  Distribution distribution() {
    return new Distribution(
        count,
        mean,
        Math.sqrt(squares / count),
        new Bins(from, to, Arrays.stream(counts).boxed().toList()));
  }
}
