package dev.gradus.metric;

import dev.gradus.core.Shape;

/// How far predicted and right classes agree beyond what chance gives, up to 1; 0 is what guessing
/// reaches.
///
/// `(a - e) / (1 - e)` with `a = c / N`, `e = sum_k p_k t_k / N^2` of `N` samples with `c` right,
/// `p_k` predicted and `t_k` found
///
/// Predictions and targets as for [Accuracy]; a single output means class 1 above 0.5. NaN where
/// all predictions and all targets are the same class, and as soon as a prediction holds NaN.
///
/// As scikit-learn's `cohen_kappa_score`; Keras has none.
///
/// Source: Cohen, "A coefficient of agreement for nominal scales", 1960.
public record CohenKappa() implements Metric {

  private static final double THRESHOLD = 0.5;

  @Override
  public String name() {
    return "cohenKappa";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    return new ClassCounts(
        ClassRows.of("CohenKappa", prediction, target), THRESHOLD, CohenKappa::of);
  }

  private static double of(ClassCounts counts) {
    if (counts.hasUnknown()) {
      return Double.NaN;
    }
    double n = counts.seen();
    double right = 0;
    double chance = 0;
    for (int k = 0; k < counts.classes(); k++) {
      right += counts.right(k);
      chance += counts.predicted(k) * counts.support(k);
    }
    return (right * n - chance) / (n * n - chance);
  }
}
