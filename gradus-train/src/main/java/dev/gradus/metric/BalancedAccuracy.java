package dev.gradus.metric;

import dev.gradus.core.Shape;

/// The mean over classes of the share of their samples that were predicted right: the accuracy if
/// all classes were equally frequent.
///
/// `mean over k with support of right_k / support_k`
///
/// Predictions and targets as for [Accuracy]; a single output means class 1 above 0.5. A prediction
/// that holds NaN is wrong.
///
/// As scikit-learn's `balanced_accuracy_score`; Keras has none.
public record BalancedAccuracy() implements Metric {

  private static final double THRESHOLD = 0.5;

  @Override
  public String name() {
    return "balancedAccuracy";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new ClassCounts(
        ClassRows.of("BalancedAccuracy", prediction, target), THRESHOLD, BalancedAccuracy::of);
  }

  private static double of(ClassCounts counts) {
    double sum = 0;
    int found = 0;
    for (int k = 0; k < counts.classes(); k++) {
      if (counts.support(k) > 0) {
        sum += counts.right(k) / counts.support(k);
        found++;
      }
    }
    return sum / found;
  }
}
