package dev.gradus.metric;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What precision, recall and the F-scores share: a number for one class, and how those of several
/// become one.
interface ClassScore {

  /// @param right samples of the class that were predicted so
  /// @param predicted samples predicted as the class
  /// @param support samples of the class
  double of(double right, double predicted, double support);

  static void requireSettings(String metric, double threshold, Optional<Integer> classId) {
    if (!Double.isFinite(threshold)) {
      throw new ConfigException(
          "%s: threshold must be a finite number, got %s.".formatted(metric, threshold));
    }
    if (classId.orElse(0) < 0) {
      throw new ConfigException(
          "%s: classId must be at least 0, got %d.".formatted(metric, classId.orElseThrow()));
    }
  }

  /// A name that says for which class.
  static String name(String metric, Optional<Integer> classId) {
    return classId.map(id -> metric + "OfClass" + id).orElse(metric);
  }

  static MetricState start(
      String metric,
      Shape prediction,
      Shape target,
      double threshold,
      Average average,
      Optional<Integer> classId,
      ClassScore score) {
    ClassRows rows = ClassRows.of(metric, prediction, target);
    requireClass(rows, classId);
    ToDoubleFunction<ClassCounts> result =
        rows.isSingle() || classId.isPresent()
            ? counts -> score.of(counts, classId.orElse(1))
            : counts -> score.of(counts, average);
    return new ClassCounts(rows, threshold, result);
  }

  static void requireClass(ClassRows rows, Optional<Integer> classId) {
    if (classId.orElse(0) >= rows.classes()) {
      throw new ConfigException(
          "%s: classId is %d, but predictions have the classes 0 to %d. Name one of these."
              .formatted(rows.metric(), classId.orElseThrow(), rows.classes() - 1));
    }
  }

  /// A single output has a score for class 1 only.
  static void requireScored(ClassRows rows, Optional<Integer> classId) {
    requireClass(rows, classId);
    if (rows.isSingle() && classId.orElse(1) != 1) {
      throw new ConfigException(
          "%s: classId is %d, but the single output is the score of class 1. Leave classId out."
              .formatted(rows.metric(), classId.orElseThrow()));
    }
  }

  private double of(ClassCounts counts, int k) {
    return of(counts.right(k), counts.predicted(k), counts.support(k));
  }

  private double of(ClassCounts counts, Average average) {
    double sum = 0;
    double weights = 0;
    double right = 0;
    double predicted = 0;
    for (int k = 0; k < counts.classes(); k++) {
      double weight =
          average == Average.WEIGHTED
              ? counts.support(k)
              : counts.support(k) + counts.predicted(k) > 0 ? 1 : 0;
      sum += weight * of(counts, k);
      weights += weight;
      right += counts.right(k);
      predicted += counts.predicted(k);
    }
    return average == Average.MICRO ? of(right, predicted, counts.seen()) : sum / weights;
  }

  /// 0 where both are.
  static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
