package dev.gradus.metric;

import dev.gradus.core.Shape;
import java.util.Optional;

/// Of the samples of a class, the share that were predicted so: `right / support`.
///
/// - prediction `[..., K]` and target one-hot or a class index: the class with the largest number
///   is predicted, and the classes' numbers are averaged
/// - prediction `[1]`: class 1 where it is above the threshold; the result is that of class 1
///
/// 0 where the class was not found, as in Keras and scikit-learn. A prediction that holds NaN
/// counts as every class but the right one.
///
/// Differences: Keras's thresholds every output by itself, as if classes did not exclude each
/// other, unless it is told `top_k=1`; scikit-learn's averages only class 1 by default.
///
/// @param threshold above which a single output means class 1; default 0.5, for logits take 0
/// @param average how the numbers of several classes become one; default macro
/// @param classId the one class whose number is wanted; default none: all, averaged
public record Recall(double threshold, Average average, Optional<Integer> classId)
    implements Metric {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a setting is out of its range
  public Recall {
    ClassScore.requireSettings("Recall", threshold, classId);
  }

  /// @return threshold 0.5, the mean over classes
  public static Recall defaults() {
    return new Recall(0.5, Average.MACRO, Optional.empty());
  }

  /// @param changed above which a single output means class 1
  /// @return this metric with that threshold
  public Recall withThreshold(double changed) {
    return new Recall(changed, average, classId);
  }

  /// @param changed how the numbers of several classes become one
  /// @return this metric with that average
  public Recall withAverage(Average changed) {
    return new Recall(threshold, changed, classId);
  }

  /// @param id number of a class, from 0
  /// @return this metric for that class alone
  public Recall ofClass(int id) {
    return new Recall(threshold, average, Optional.of(id));
  }

  @Override
  public String name() {
    return ClassScore.name("recall", classId);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return ClassScore.start(
        "Recall",
        prediction,
        target,
        threshold,
        average,
        classId,
        (right, _, support) -> ClassScore.ratio(right, support));
  }
}
