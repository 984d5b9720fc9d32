package dev.gradus.data.scale;

import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What scalers need to know of the training split: of all features together, or of one.
///
/// Design: Welford's update for each feature, then the features put together pairwise. No digits
/// are lost far from 0, and a constant feature has exactly its value as the mean and exactly 0 as
/// the deviation.
///
/// Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and
/// products", Technometrics 4 (1962); T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae
/// and a pairwise algorithm for computing sample variances", 1979.
///
/// @param minimum smallest value
/// @param maximum largest value
/// @param mean average
/// @param deviation standard deviation with divisor N
record Statistics(double minimum, double maximum, double mean, double deviation) {

  /// @param data the training split
  /// @param perFeature whether each feature is looked at by itself
  /// @return one entry for all features, or one for each
  static List<Statistics> of(Dataset data, boolean perFeature) {
    int features = (int) data.featureShape().size();
    float[] row = new float[features];
    Moments moments = new Moments(features);
    for (int sample = 0; sample < data.size(); sample++) {
      data.copyFeatures(sample, row, 0);
      requireFinite(data, sample, row);
      moments.add(row);
    }
    return perFeature ? moments.each() : List.of(moments.together());
  }

  private static void requireFinite(Dataset data, int sample, float[] row) {
    for (int i = 0; i < row.length; i++) {
      if (!Float.isFinite(row[i])) {
        throw new DataException(
            "%s: feature %d of sample %d is %s, a finite number was expected. Correct or leave out that sample."
                .formatted(data.name(), i, sample, row[i]));
      }
    }
  }

  /// Running moments of each feature; its loops have no dependency from one feature to the next.
  private static final class Moments {

    private final float[] minimum;
    private final float[] maximum;
    private final double[] mean;
    private final double[] squares;
    private long samples;

    Moments(int features) {
      this.minimum = new float[features];
      this.maximum = new float[features];
      this.mean = new double[features];
      this.squares = new double[features];
      Arrays.fill(minimum, Float.POSITIVE_INFINITY);
      Arrays.fill(maximum, Float.NEGATIVE_INFINITY);
    }

    void add(float[] row) {
      samples++;
      for (int i = 0; i < row.length; i++) {
        minimum[i] = Math.min(minimum[i], row[i]);
        maximum[i] = Math.max(maximum[i], row[i]);
      }
      double share = 1.0 / samples;
      for (int i = 0; i < row.length; i++) {
        double before = row[i] - mean[i];
        mean[i] += before * share;
        squares[i] += before * (row[i] - mean[i]);
      }
    }

    List<Statistics> each() {
      List<Statistics> each = new ArrayList<>(mean.length);
      for (int i = 0; i < mean.length; i++) {
        double deviation = Math.sqrt(squares[i] / samples);
        each.add(new Statistics(minimum[i], maximum[i], mean[i], deviation));
      }
      return each;
    }

    Statistics together() {
      float smallest = Float.POSITIVE_INFINITY;
      float largest = Float.NEGATIVE_INFINITY;
      double togetherMean = 0;
      double togetherSquares = 0;
      for (int i = 0; i < mean.length; i++) {
        smallest = Math.min(smallest, minimum[i]);
        largest = Math.max(largest, maximum[i]);
        double apart = mean[i] - togetherMean;
        togetherMean += apart / (i + 1);
        togetherSquares += squares[i] + apart * apart * samples * i / (i + 1);
      }
      double deviation = Math.sqrt(togetherSquares / samples / mean.length);
      return new Statistics(smallest, largest, togetherMean, deviation);
    }
  }
}
