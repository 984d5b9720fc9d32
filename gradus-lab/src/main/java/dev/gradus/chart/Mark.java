package dev.gradus.chart;

/// A place on the x axis of a [LineChart] that a vertical line shows, such as the epoch whose
/// weights were kept.
///
/// @param x where it stands, finite
/// @param label the words at the line; not blank
public record Mark(double x, String label) {

  /// Checks the place.
  public Mark {
    Require.words("Mark", "label", label);
    Require.finite("Mark " + label, "x", x);
  }
}
