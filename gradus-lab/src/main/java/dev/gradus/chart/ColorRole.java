package dev.gradus.chart;

/// Which color a series wears, by its part in the figure; the renderer picks the shade for a light
/// or dark page.
///
/// The colors are those of Okabe and Ito, which readers with color-blindness can tell apart. A
/// series is never marked by color alone: lines differ by [Dash], outcomes by a symbol.
///
/// Source: M. Okabe, K. Ito, "Color Universal Design", 2008.
public enum ColorRole {
  /// What everything else is measured against: the color of the text.
  BASELINE,
  /// Blue.
  BLUE,
  /// Vermilion.
  VERMILION,
  /// Bluish green.
  GREEN,
  /// Orange.
  ORANGE,
  /// Reddish purple.
  PURPLE,
  /// Sky blue.
  SKY,
  /// A quiet gray for what is not the point of the figure.
  MUTED;

  private static final int SERIES = 6;

  /// {@return the color of the series with this index; six colors, then again from the first}
  ///
  /// @param index the index of the series, from 0
  public static ColorRole ofSeries(int index) {
    return values()[1 + Math.floorMod(index, SERIES)];
  }
}
