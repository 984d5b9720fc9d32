package dev.gradus.callback;

/// Which way a watched measurement gets better.
public enum Mode {
  /// As the metric says: accuracies upward, losses and errors downward.
  AUTO,
  /// Smaller is better.
  MIN,
  /// Larger is better.
  MAX
}
