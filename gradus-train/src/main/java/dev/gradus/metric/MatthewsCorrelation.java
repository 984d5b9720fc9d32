package dev.gradus.metric;

import dev.gradus.core.Shape;

/// The correlation of predicted and right classes, from -1 to 1; 0 is what guessing reaches,
/// however unequal the classes.
///
/// `(c N - sum_k p_k t_k) / sqrt((N^2 - sum_k p_k^2) (N^2 - sum_k t_k^2))` of `N` samples with `c`
/// right, `p_k` predicted and `t_k` found
///
/// Predictions and targets as for [Accuracy]; a single output means class 1 above 0.5. 0 where all
/// predictions or all targets are one class; NaN as soon as a prediction holds NaN.
///
/// As scikit-learn's `matthews_corrcoef`; Keras has none.
///
/// Source: Gorodkin, "Comparing two K-category assignments by a K-category correlation
/// coefficient", 2004, equation 8.
public record MatthewsCorrelation() implements Metric {

  private static final double THRESHOLD = 0.5;

  @Override
  public String name() {
    return "matthewsCorrelation";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new ClassCounts(
        ClassRows.of("MatthewsCorrelation", prediction, target),
        THRESHOLD,
        MatthewsCorrelation::of);
  }

  private static double of(ClassCounts counts) {
    if (counts.hasUnknown()) {
      return Double.NaN;
    }
    double n = counts.seen();
    double right = 0;
    double chance = 0;
    double predicted = 0;
    double support = 0;
    for (int k = 0; k < counts.classes(); k++) {
      right += counts.right(k);
      chance += counts.predicted(k) * counts.support(k);
      predicted += counts.predicted(k) * counts.predicted(k);
      support += counts.support(k) * counts.support(k);
    }
    return ClassScore.ratio(
        right * n - chance, Math.sqrt(n * n - predicted) * Math.sqrt(n * n - support));
  }
}
