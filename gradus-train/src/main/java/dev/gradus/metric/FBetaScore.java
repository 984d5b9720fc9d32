package dev.gradus.metric;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.Optional;

/// Precision and recall of a class in one number: `(1 + beta^2) right / (beta^2 support +
/// predicted)`, which is `(1 + beta^2) P R / (beta^2 P + R)`.
///
/// - prediction `[..., K]` and target one-hot or a class index: the class with the largest number
///   is predicted, and the classes' numbers are averaged
/// - prediction `[1]`: class 1 where it is above the threshold; the result is that of class 1
///
/// 0 where the class was neither predicted nor found, as in Keras and scikit-learn. A prediction
/// that holds NaN counts as every class but the right one.
///
/// Differences: Keras averages nothing by default; scikit-learn's default is class 1 alone.
///
/// Source: van Rijsbergen, "Information retrieval", 1979, chapter 7.
///
/// @param beta how many times as much recall counts as precision, greater than 0
/// @param threshold above which a single output means class 1; default 0.5, for logits take 0
/// @param average how the numbers of several classes become one; default macro
/// @param classId the one class whose number is wanted; default none: all, averaged
public record FBetaScore(double beta, double threshold, Average average, Optional<Integer> classId)
    implements Metric {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a setting is out of its range
  public FBetaScore {
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new ConfigException(
          "FBetaScore: beta must be greater than 0 and finite, got %s.".formatted(beta));
    }
    ClassScore.requireSettings("FBetaScore", threshold, classId);
  }

  /// @param beta how many times as much recall counts as precision
  /// @return all else at its default
  public static FBetaScore of(double beta) {
    return new FBetaScore(beta, 0.5, Average.MACRO, Optional.empty());
  }

  /// @param changed above which a single output means class 1
  /// @return this metric with that threshold
  public FBetaScore withThreshold(double changed) {
    return new FBetaScore(beta, changed, average, classId);
  }

  /// @param changed how the numbers of several classes become one
  /// @return this metric with that average
  public FBetaScore withAverage(Average changed) {
    return new FBetaScore(beta, threshold, changed, classId);
  }

  /// @param id number of a class, from 0
  /// @return this metric for that class alone
  public FBetaScore ofClass(int id) {
    return new FBetaScore(beta, threshold, average, Optional.of(id));
  }

  @Override
  public String name() {
    return ClassScore.name("fbetaScore", classId);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return ClassScore.start(
        "FBetaScore", prediction, target, threshold, average, classId, score(beta));
  }

  static ClassScore score(double beta) {
    double squared = beta * beta;
    return (right, predicted, support) ->
        ClassScore.ratio((1 + squared) * right, squared * support + predicted);
  }
}
