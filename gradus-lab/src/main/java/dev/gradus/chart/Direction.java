package dev.gradus.chart;

/// Which way an axis gets better, said on the axis so that no reader has to guess.
public enum Direction {
  /// Less is better, as for a loss.
  LOWER_IS_BETTER("lower is better"),
  /// More is better, as for an accuracy.
  HIGHER_IS_BETTER("higher is better"),
  /// Neither end is better, as for an epoch.
  NEUTRAL("");

  private final String hint;

  Direction(String hint) {
    this.hint = hint;
  }

  /// {@return the words for the axis; empty for [#NEUTRAL]}
  public String hint() {
    return hint;
  }
}
