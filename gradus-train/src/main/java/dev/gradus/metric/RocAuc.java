package dev.gradus.metric;

import dev.gradus.core.Shape;
import java.util.Optional;

/// The area under the curve of true against false positives, over all thresholds: how probable it
/// is that a sample of the class has a higher score than one that is not.
///
/// `P(score of a positive > score of a negative) + P(they are equal) / 2`, counted over all pairs
///
/// - prediction `[1]`: the score of class 1; target `[1]`, 0 or 1
/// - prediction `[..., K]`, target one-hot or a class index: each class against all others, the
///   mean over the classes that were found
///
/// Scores may be probabilities or logits. NaN where no class can be told from another because all
/// samples are of one, and as soon as a prediction is NaN.
///
/// Differences: exact, where Keras's `AUC` takes 200 thresholds; as scikit-learn's `roc_auc_score`
/// with `multi_class="ovr"`.
///
/// Source: Mann, Whitney, "On a test of whether one of two random variables is stochastically
/// larger than the other", 1947.
///
/// Keeps all scores of a pass: 4 bytes for each output and sample, grown as needed.
///
/// @param classId the one class whose area is wanted; default none: the mean over classes
public record RocAuc(Optional<Integer> classId) implements Metric {

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if classId is negative
  public RocAuc {
    ClassScore.requireSettings("RocAuc", 0, classId);
  }

  /// @return the mean over classes
  public static RocAuc defaults() {
    return new RocAuc(Optional.empty());
  }

  /// @param id number of a class, from 0
  /// @return this metric for that class alone
  public RocAuc ofClass(int id) {
    return new RocAuc(Optional.of(id));
  }

  @Override
  public String name() {
    return ClassScore.name("rocAuc", classId);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    ClassRows rows = ClassRows.of("RocAuc", prediction, target);
    ClassScore.requireScored(rows, classId);
    return new ScoreState(rows, classId, RocAuc::area);
  }

  /// Pairs are counted in halves, so that the count is exact.
  private static double area(long[] sorted) {
    long halves = 0;
    long negatives = 0;
    long positives = 0;
    for (int start = 0, end; start < sorted.length; start = end) {
      long tiedPositives = 0;
      for (end = start;
          end < sorted.length && ScoreState.isTied(sorted[start], sorted[end]);
          end++) {
        tiedPositives += ScoreState.isPositive(sorted[end]) ? 1 : 0;
      }
      long tiedNegatives = end - start - tiedPositives;
      halves += tiedPositives * (2 * negatives + tiedNegatives);
      negatives += tiedNegatives;
      positives += tiedPositives;
    }
    return halves / (2.0 * positives * negatives);
  }
}
