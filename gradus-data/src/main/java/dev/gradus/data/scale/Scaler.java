package dev.gradus.data.scale;

import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
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
/// | `robust` | (x - median) / (q75 - q25) |
///
/// Statistics are double. Where the divisor is 0, because the training split holds one value only
/// (for `divide-by-max`: 0 only), the factor is 1: such a feature becomes 0 and stays finite.
///
/// Quantiles are exact, by NumPy's rule `linear`: of n sorted values, quantile q lies at place (n -
/// 1) q, between two values in proportion.
///
/// Differs from Keras in that `Normalization` takes the last axis apart by default and puts epsilon
/// into the divisor; from scikit-learn only in that whole images are scaled alike.
///
/// @param method the formula; default `divide-by-max`
/// @param per which features share their statistics; default [Per#DATASET]
public record Scaler(ScalingMethod method, Per per) implements Scaling {

  /// Which features share one minimum, maximum, mean and deviation.
  public enum Per {

    /// As suits the data: [#FEATURE] for a table, whose columns have names and scales of their own;
    /// [#WHOLE] for everything else, such as images.
    DATASET,

    /// All features together: every pixel is scaled alike.
    WHOLE,

    /// Each feature by itself: every column, or every pixel position.
    FEATURE,

    /// Those with the same index on the last axis: each colour of images [H, W, C], each column of
    /// a table, each of the numbers that come with every step of a sequence [T, C].
    CHANNEL
  }

  /// Where nothing is scaled there is nothing to share: `per` is then the default.
  public Scaler {
    per = method == ScalingMethod.NONE ? Per.DATASET : per;
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

  @Override
  public FittedScaler fit(Dataset train) {
    if (method == ScalingMethod.NONE) {
      return FittedScaler.identity();
    }
    List<ScalingMethod.Line> lines = method.fit(train, groups(train));
    return new FittedScaler(
        lines.stream().map(ScalingMethod.Line::offset).toList(),
        lines.stream().map(line -> line.divisor() == 0 ? 1 : 1 / line.divisor()).toList());
  }

  private int groups(Dataset train) {
    int features = Math.toIntExact(train.featureShape().size());
    return switch (per) {
      case DATASET -> train.featureNames().isEmpty() ? 1 : features;
      case WHOLE -> 1;
      case CHANNEL -> train.featureShape().rank() == 0 ? 1 : train.featureShape().dim(-1);
      case FEATURE -> features;
    };
  }
}
