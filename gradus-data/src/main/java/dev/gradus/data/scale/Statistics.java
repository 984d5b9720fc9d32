package dev.gradus.data.scale;

import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What scalers need to know of the training split: of all features together, of a channel, or of
/// one feature.
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
  /// @param groups how many share nothing: feature i belongs to group i modulo groups
  /// @return one entry for each group
  static List<Statistics> of(Dataset data, int groups) {
    Moments moments = new Moments((int) data.featureShape().size());
    eachRow(data, moments::add);
    return IntStream.range(0, groups).mapToObj(group -> moments.together(group, groups)).toList();
  }

  /// Gives one sample's features after the other, in the same array.
  static void eachRow(Dataset data, Consumer<float[]> use) {
    float[] row = new float[(int) data.featureShape().size()];
    for (int sample = 0; sample < data.size(); sample++) {
      data.copyFeatures(sample, row, 0);
      requireFinite(data, sample, row);
      use.accept(row);
    }
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

    Statistics together(int group, int groups) {
      float smallest = Float.POSITIVE_INFINITY;
      float largest = Float.NEGATIVE_INFINITY;
      double togetherMean = 0;
      double togetherSquares = 0;
      int before = 0;
      for (int i = group; i < mean.length; i += groups) {
        smallest = Math.min(smallest, minimum[i]);
        largest = Math.max(largest, maximum[i]);
        double apart = mean[i] - togetherMean;
        togetherMean += apart / (before + 1);
        togetherSquares += squares[i] + apart * apart * samples * before / (before + 1);
        before++;
      }
      double deviation = Math.sqrt(togetherSquares / samples / before);
      return new Statistics(smallest, largest, togetherMean, deviation);
    }
  }
}
