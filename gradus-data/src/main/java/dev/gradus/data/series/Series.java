package dev.gradus.data.series;

import dev.gradus.core.DataException;
import dev.gradus.core.ShapeException;
import dev.gradus.data.FloatPieces;
import java.util.List;

/// Values in the order of time, one step a row: one column, or several that were taken at the same
/// times. Lies in memory once; windows, parts and copies of it all read the same array.
public final class Series {

  private final String name;
  private final List<String> columns;
  private final Times times;
  private final FloatPieces values;

  private Series(String name, List<String> columns, Times times, FloatPieces values) {
    this.name = name;
    this.columns = columns;
    this.times = times;
    this.values = values;
  }

  /// @param name what messages call it
  /// @param columns their names, in order
  /// @param values row-major `[steps, columns]`, finite; copied
  /// @return the series, without times
  /// @throws ShapeException if the values are no whole number of steps
  /// @throws DataException for no steps, or a value that is not finite
  public static Series of(String name, List<String> columns, float... values) {
    return of(name, columns, List.of(), values);
  }

  /// @param name what messages call it
  /// @param columns their names, in order
  /// @param times what stands for each step's time, as text; none, or one a step
  /// @param values row-major `[steps, columns]`, finite; copied
  /// @return the series
  /// @throws ShapeException if the values are no whole number of steps, or the times not as many
  /// @throws DataException for no steps, or a value that is not finite
  public static Series of(String name, List<String> columns, List<String> times, float... values) {
    SeriesSteps steps = new SeriesSteps(name, columns);
    times.forEach(steps::addTime);
    steps.add(values);
    return steps.series();
  }

  /// @param times taken over, as the values are
  static Series of(String name, List<String> columns, Times times, FloatPieces values) {
    if (columns.isEmpty() || values.size() % columns.size() != 0) {
      throw new ShapeException(
          "%s: %d values are not a whole number of steps of %d columns. Give one value of each column a step."
              .formatted(name, values.size(), columns.size()));
    }
    if (values.size() == 0) {
      throw new DataException("%s: has no steps. At least 2 were expected.".formatted(name));
    }
    int steps = values.size() / columns.size();
    if (times.size() > 0 && times.size() != steps) {
      throw new ShapeException(
          "%s: %d times for %d steps. Give one a step, or none."
              .formatted(name, times.size(), steps));
    }
    for (int i = 0; i < values.size(); i++) {
      if (!Float.isFinite(values.get(i))) {
        throw new DataException(
            "%s: step %d of `%s` is %s, a finite number was expected. Fill it in or leave out that step."
                .formatted(
                    name, i / columns.size(), columns.get(i % columns.size()), values.get(i)));
      }
    }
    return new Series(name, columns, times, values);
  }

  /// @return what messages and reports call it
  public String name() {
    return name;
  }

  /// @return the columns' names, in order
  public List<String> columns() {
    return columns;
  }

  /// @return number of steps
  public int steps() {
    return values.size() / columns.size();
  }

  /// @param step from 0
  /// @return its time as it was read, or its number where the series has no times
  public String time(int step) {
    return times.size() == 0 ? Integer.toString(step) : times.get(step);
  }

  /// @param step from 0
  /// @param column from 0
  /// @return the value
  public float value(int step, int column) {
    return values.get(step * columns.size() + column);
  }

  /// Writes some steps one after the other.
  ///
  /// @param from first step
  /// @param steps how many
  /// @param destination receives `[steps, columns]`
  /// @param offset of the first element
  void copy(int from, int steps, float[] destination, int offset) {
    values.copy((long) from * columns.size(), destination, offset, steps * columns.size());
  }
}
