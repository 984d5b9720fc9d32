package dev.gradus.train;

/// What a training step does with its gradients.
enum StepKind {
  /// adds them to those of the steps before
  ACCUMULATE,
  /// moves the weights
  UPDATE,
  /// hands them to the host, for [LbfgsPass]
  GRADIENT
}
