package dev.gradus.data.series;

import dev.gradus.core.ConfigException;

/// A forecast without learning: the value of so many steps earlier. What a network must beat to be
/// worth its training.
///
/// With a period of 1 it is the naive forecast, the last value that is seen; with a period of 12
/// for monthly values the seasonal-naive one, the same month of the last year before the step. It
/// may look further back than the window: what was before the window was known too.
///
/// Source: R. J. Hyndman, G. Athanasopoulos, "Forecasting: Principles and Practice", 3rd edition,
/// section 5.2.
///
/// @param period steps after which the series is expected to repeat, at least 1
public record Forecast(int period) {

  /// @throws ConfigException for a period below 1
  public Forecast {
    if (period < 1) {
      throw new ConfigException(
          "Forecast: period must be at least 1 step, got %d.".formatted(period));
    }
  }

  /// @return the last value that is seen
  public static Forecast naive() {
    return new Forecast(1);
  }

  /// @param period steps after which the series is expected to repeat: 12 for months
  /// @return the last known value of the same season
  public static Forecast seasonalNaive(int period) {
    return new Forecast(period);
  }

  /// @param windows whose targets are forecast
  /// @return a row for each window, as a network's predictions are
  /// @throws ConfigException if the series begins too late to look back so far
  public float[][] predict(SeriesWindows windows) {
    SeriesWindowing windowing = windows.windowing();
    int seenFirst = windows.firstStep(0) + windowing.window();
    if (seenFirst < period) {
      throw new ConfigException(
          "Forecast: looks %d steps back, before the first of these windows of %s ends there are %d. Take a shorter period, or later windows."
              .formatted(period, windows.name(), seenFirst));
    }
    float[][] rows = new float[windows.size()][windowing.asked()];
    for (int sample = 0; sample < rows.length; sample++) {
      int seen = windows.firstStep(sample) + windowing.window();
      for (int i = 0; i < rows[sample].length; i++) {
        int step = windows.firstTargetStep(sample) + i;
        int periods = (step - seen) / period + 1;
        rows[sample][i] = windows.series().value(step - periods * period, windows.targetColumn());
      }
    }
    return rows;
  }
}
