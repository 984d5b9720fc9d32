package dev.gradus.data.series;

/// Which of the steps after a window a network is asked for.
public enum Predicted {

  /// The one that is `horizon` steps after the last step of the window.
  LAST,

  /// All from the next one up to that.
  ALL
}
