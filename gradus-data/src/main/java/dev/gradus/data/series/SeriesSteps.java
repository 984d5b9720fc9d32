package dev.gradus.data.series;

import dev.gradus.data.FloatPieces;
import java.util.List;

/// Steps of a series whose number is not known before the last one, such as those of a file.
///
/// ```
/// SeriesSteps steps = new SeriesSteps("rain.csv", List.of("rain"));
/// steps.addTime("1949-01");
/// steps.add(1.5f);
/// Series rain = steps.series();
/// ```
public final class SeriesSteps {

  private final String name;
  private final List<String> columns;
  private final Times times = new Times();
  private final FloatPieces values;

  /// @param name what messages call the series
  /// @param columns their names, in order
  public SeriesSteps(String name, List<String> columns) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.values = new FloatPieces(name);
  }

  /// @param time of the next step, as it is written; for every step, or for none
  public void addTime(CharSequence time) {
    times.add(time);
  }

  /// @param step the next step's values, one a column
  public void add(float... step) {
    for (float value : step) {
      values.add(value);
    }
  }

  /// @return all of them; no more can be added then
  /// @throws dev.gradus.core.ShapeException if the values are no whole number of steps, or the
  ///   times not as many
  /// @throws dev.gradus.core.DataException for no steps, or a value that is not finite
  public Series series() {
    return Series.of(name, columns, times, values);
  }
}
