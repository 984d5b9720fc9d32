package dev.gradus.chart;

/// How a line is broken, so that two lines can be told apart without color.
public enum Dash {
  /// Unbroken.
  SOLID,
  /// Long strokes.
  DASHED,
  /// Points.
  DOTTED;

  private static final int COLORS = 6;

  /// {@return the dash of the series with this index: it changes each time the colors begin again}
  ///
  /// @param index the index of the series, from 0
  public static Dash ofSeries(int index) {
    return values()[Math.floorMod(index / COLORS, values().length)];
  }
}
