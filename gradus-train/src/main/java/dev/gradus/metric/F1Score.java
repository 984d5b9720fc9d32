package dev.gradus.metric;

import dev.gradus.core.Shape;
import java.util.Optional;

/// The harmonic mean of precision and recall of a class: `2 right / (support + predicted)`.
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
/// @param threshold above which a single output means class 1; default 0.5, for logits take 0
/// @param average how the numbers of several classes become one; default macro
/// @param classId the one class whose number is wanted; default none: all, averaged
public record F1Score(double threshold, Average average, Optional<Integer> classId)
    implements Metric {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a setting is out of its range
  public F1Score {
    ClassScore.requireSettings("F1Score", threshold, classId);
  }

  /// @return threshold 0.5, the mean over classes
  public static F1Score defaults() {
    return new F1Score(0.5, Average.MACRO, Optional.empty());
  }

  /// @param changed above which a single output means class 1
  /// @return this metric with that threshold
  public F1Score withThreshold(double changed) {
    return new F1Score(changed, average, classId);
  }

  /// @param changed how the numbers of several classes become one
  /// @return this metric with that average
  public F1Score withAverage(Average changed) {
    return new F1Score(threshold, changed, classId);
  }

  /// @param id number of a class, from 0
  /// @return this metric for that class alone
  public F1Score ofClass(int id) {
    return new F1Score(threshold, average, Optional.of(id));
  }

  @Override
  public String name() {
    return ClassScore.name("f1Score", classId);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return ClassScore.start(
        "F1Score", prediction, target, threshold, average, classId, FBetaScore.score(1));
  }
}
