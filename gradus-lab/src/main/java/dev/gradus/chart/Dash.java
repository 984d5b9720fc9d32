package dev.gradus.chart;

/// How a line is drawn, so that two lines can be told apart without color.
public enum Dash {
  /// Unbroken.
  SOLID,
  /// Long strokes.
  DASHED,
  /// Points.
  DOTTED,
  /// No line: a dot at each point, for measured data beside a fitted curve.
  DOTS;

  private static final int COLORS = 6;
  private static final int BROKEN = 3;

  /// {@return the dash of the series with this index: it changes each time the colors begin again}
  ///
  /// @param index the index of the series, from 0
  public static Dash ofSeries(int index) {
    return values()[Math.floorMod(index / COLORS, BROKEN)];
  }
}
