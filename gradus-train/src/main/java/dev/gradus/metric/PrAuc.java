package dev.gradus.metric;

import dev.gradus.core.Shape;
import java.util.Optional;

/// The area under the curve of precision against recall, over all thresholds, in steps: the mean
/// precision at each sample of the class that is found.
///
/// `sum over scores s of (recall(s) - recall(before s)) precision(s)`, from the highest score down;
/// equal scores are one step
///
/// - prediction `[1]`: the score of class 1; target `[1]`, 0 or 1
/// - prediction `[..., K]`, target one-hot or a class index: each class against all others, the
///   mean over the classes that were found
///
/// Scores may be probabilities or logits. NaN where no class can be told from another because all
/// samples are of one, and as soon as a prediction is NaN.
///
/// Differences: exact, where Keras's `AUC(curve="PR")` takes 200 thresholds and draws a curve
/// between them; as scikit-learn's `average_precision_score`.
///
/// Source: Davis, Goadrich, "The relationship between precision-recall and ROC curves", 2006, on
/// why the curve has steps.
///
/// Keeps all scores of a pass: 4 bytes for each output and sample, grown as needed.
///
/// @param classId the one class whose area is wanted; default none: the mean over classes
public record PrAuc(Optional<Integer> classId) implements Metric {

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if classId is negative
  public PrAuc {
    ClassScore.requireSettings("PrAuc", 0, classId);
  }

  /// @return the mean over classes
  public static PrAuc defaults() {
    return new PrAuc(Optional.empty());
  }

  /// @param id number of a class, from 0
  /// @return this metric for that class alone
  public PrAuc ofClass(int id) {
    return new PrAuc(Optional.of(id));
  }

  @Override
  public String name() {
    return ClassScore.name("prAuc", classId);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    ClassRows rows = ClassRows.of("PrAuc", prediction, target);
    ClassScore.requireScored(rows, classId);
    return new ScoreState(rows, classId, PrAuc::area);
  }

  private static double area(long[] sorted) {
    double area = 0;
    long positives = 0;
    for (int end = sorted.length - 1, next; end >= 0; end = next) {
      long before = positives;
      for (next = end; next >= 0 && ScoreState.isTied(sorted[end], sorted[next]); next--) {
        positives += ScoreState.isPositive(sorted[next]) ? 1 : 0;
      }
      area += (double) (positives - before) * positives / (sorted.length - 1 - next);
    }
    return area / positives;
  }
}
