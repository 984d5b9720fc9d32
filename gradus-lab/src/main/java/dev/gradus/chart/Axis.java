package dev.gradus.chart;

/// One axis: what it measures, in which unit, on which scale, and which way is better.
///
/// @param label what is measured, for example `validation loss`; not blank
/// @param unit the unit, for example `s` or `%`; empty for a plain number
/// @param log whether the scale is logarithmic; all values must then be above 0
/// @param direction which way is better
public record Axis(String label, String unit, boolean log, Direction direction) {

  /// Checks the words.
  public Axis {
    Require.words("Axis", "label", label);
  }

  /// {@return a linear axis without a unit on which neither end is better}
  ///
  /// @param label what is measured
  public static Axis of(String label) {
    return new Axis(label, "", false, Direction.NEUTRAL);
  }

  /// {@return this axis with a unit}
  ///
  /// @param newUnit the unit
  public Axis withUnit(String newUnit) {
    return new Axis(label, newUnit, log, direction);
  }

  /// {@return this axis with a scale}
  ///
  /// @param newLog whether the scale is logarithmic
  public Axis withLog(boolean newLog) {
    return new Axis(label, unit, newLog, direction);
  }

  /// {@return this axis with a direction}
  ///
  /// @param newDirection which way is better
  public Axis withDirection(Direction newDirection) {
    return new Axis(label, unit, log, newDirection);
  }

  /// {@return label, unit and direction in one line, for example `accuracy (%), higher is better`}
  public String caption() {
    String measured = unit.isEmpty() ? label : label + " (" + unit + ")";
    return direction.hint().isEmpty() ? measured : measured + ", " + direction.hint();
  }
}
