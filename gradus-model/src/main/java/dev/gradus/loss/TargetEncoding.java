package dev.gradus.loss;

/// In which form a loss wants the truth.
public enum TargetEncoding {
  /// one column a class: 1 at the true class and 0 elsewhere, or probabilities; `[N, K]`
  ONE_HOT,
  /// the number of the true class, from 0; `[N, 1]`
  INDEX,
  /// numbers to be met, shaped as the prediction
  VALUES
}
