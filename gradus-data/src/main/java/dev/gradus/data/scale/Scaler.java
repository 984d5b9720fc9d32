package dev.gradus.data.scale;

import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import java.util.ArrayList;
import java.util.List;

/// Brings features into a range in which networks learn well. Fitted on the training split only, so
/// that nothing of the test split leaks into training.
///
/// | method | x' |
/// |---|---|
/// | `none` | x |
/// | `divide-by-max` | x / max(abs(x)) |
/// | `min-max` | (x - min) / (max - min), in [0, 1] on the training split |
/// | `mean` | (x - mean) / (max - min) |
/// | `standardize` | (x - mean) / std, std with divisor N |
///
/// Statistics are double. Where the divisor is 0, because the training split holds one value only
/// (for `divide-by-max`: 0 only), the factor is 1: such a feature becomes 0 and stays finite.
///
/// Differs from Keras in that `Normalization` takes the last axis apart by default and puts epsilon
/// into the divisor; from scikit-learn only in that whole images are scaled alike.
///
/// @param method the formula; default `divide-by-max`
/// @param per which features share their statistics; default [Per#DATASET]
public record Scaler(ScalingMethod method, Per per) {

  /// Which features share one minimum, maximum, mean and deviation.
  public enum Per {

    /// As suits the data: [#FEATURE] for a table, whose columns have names and scales of their own;
    /// [#WHOLE] for everything else, such as images.
    DATASET,

    /// All features together: every pixel is scaled alike.
    WHOLE,

    /// Each feature by itself: every column, or every pixel position.
    FEATURE
  }

  /// @param method the formula
  /// @return that method with the default sharing
  public static Scaler of(ScalingMethod method) {
    return new Scaler(method, Per.DATASET);
  }

  /// @return the default: `divide-by-max`
  public static Scaler defaults() {
    return of(ScalingMethod.DIVIDE_BY_MAX);
  }

  /// @param per which features share their statistics
  /// @return the same method with that sharing
  public Scaler withPer(Per per) {
    return new Scaler(method, per);
  }

  /// @param train the training split
  /// @return the scaling with its numbers settled
  /// @throws DataException if a feature is not finite
  public FittedScaler fit(Dataset train) {
    if (method == ScalingMethod.NONE) {
      return FittedScaler.identity();
    }
    List<Statistics> statistics = Statistics.of(train, perFeature(train));
    List<Double> offset = new ArrayList<>(statistics.size());
    List<Double> factor = new ArrayList<>(statistics.size());
    for (Statistics one : statistics) {
      offset.add(method.offset(one));
      double divisor = method.divisor(one);
      factor.add(divisor == 0 ? 1 : 1 / divisor);
    }
    return new FittedScaler(offset, factor);
  }

  private boolean perFeature(Dataset train) {
    return switch (per) {
      case DATASET -> !train.featureNames().isEmpty();
      case WHOLE -> false;
      case FEATURE -> true;
    };
  }
}
