package dev.gradus.data.series;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.data.scale.ScalingMethod;
import java.util.Optional;

/// How a [Series] becomes samples: windows of so many steps, each with the value that comes so many
/// steps later.
///
/// The window that begins at step `s` has the features `x[s], …, x[s + window - 1]` of shape
/// `[window, columns]` (T, C), and the target `y[s + window - 1 + horizon]` of shape `[1]`, or with
/// [Predicted#ALL] `y[s + window], …, y[s + window - 1 + horizon]` of shape `[horizon]`. The next
/// window begins at `s + stride`.
///
/// In Keras's `timeseries_dataset_from_array` these are `sequence_length = window` and
/// `sequence_stride = stride`, with targets that the caller shifts by `window - 1 + horizon`. There
/// is no `sampling_rate`: every step is seen.
///
/// @param window steps that the network sees, at least 1
/// @param horizon steps from the last that is seen to the one that is asked for, at least 1;
///   default 1, the next
/// @param predicted whether that one step is asked for or all up to it; default [Predicted#LAST]
/// @param stride steps from the beginning of one window to the next, at least 1; default 1
/// @param target name of the column to predict; default the first
/// @param scale how features and target are scaled, each column by itself, fitted on the training
///   part; default [ScalingMethod#MIN_MAX]
public record SeriesWindowing(
    int window,
    int horizon,
    Predicted predicted,
    int stride,
    Optional<String> target,
    ScalingMethod scale) {

  /// @throws ConfigException for a number below 1
  public SeriesWindowing {
    requirePositive("window", window);
    requirePositive("horizon", horizon);
    requirePositive("stride", stride);
    if ((long) window + horizon > Integer.MAX_VALUE) {
      throw new ConfigException(
          "series: window %d and horizon %d are more steps together than a series can have. Take smaller ones."
              .formatted(window, horizon));
    }
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new ConfigException(
          "series: %s must be at least 1 step, got %d.".formatted(what, value));
    }
  }

  /// @param window steps that the network sees
  /// @return windows of that length, everything else by default
  public static SeriesWindowing of(int window) {
    return new SeriesWindowing(
        window, 1, Predicted.LAST, 1, Optional.empty(), ScalingMethod.MIN_MAX);
  }

  /// @param steps from the last step that is seen to the one that is asked for
  /// @return windows that ask for that one
  public SeriesWindowing withHorizon(int steps) {
    return new SeriesWindowing(window, steps, predicted, stride, target, scale);
  }

  /// @param which steps after a window are asked for
  /// @return windows that ask for these
  public SeriesWindowing withPredicted(Predicted which) {
    return new SeriesWindowing(window, horizon, which, stride, target, scale);
  }

  /// @param steps from the beginning of one window to the next
  /// @return windows that far apart
  public SeriesWindowing withStride(int steps) {
    return new SeriesWindowing(window, horizon, predicted, steps, target, scale);
  }

  /// @param column name of the one to predict
  /// @return windows that ask for that column
  public SeriesWindowing withTarget(String column) {
    return new SeriesWindowing(window, horizon, predicted, stride, Optional.of(column), scale);
  }

  /// @param method how features and target are scaled
  /// @return windows with that scaling
  public SeriesWindowing withScale(ScalingMethod method) {
    return new SeriesWindowing(window, horizon, predicted, stride, target, method);
  }

  /// Cuts a series in two in the order of time, see [SeriesParts].
  ///
  /// @param series what is cut
  /// @param testShare of its steps that go to the test part, the last ones, in (0, 1)
  /// @return a training and a test part
  /// @throws ConfigException for a share out of range, an unknown target column, or a part without
  ///   a window
  /// @throws dev.gradus.core.DataException if a column has one value only in the training part
  public SeriesParts split(Series series, double testShare) {
    return SeriesParts.of(this, series, Optional.empty(), testShare);
  }

  /// Cuts a series in three in the order of time, see [SeriesParts].
  ///
  /// @param series what is cut
  /// @param validationShare of its steps that go to the validation part, those before the test
  ///   part, in (0, 1)
  /// @param testShare of its steps that go to the test part, the last ones, in (0, 1)
  /// @return a training, a validation and a test part
  /// @throws ConfigException for a share out of range, an unknown target column, or a part without
  ///   a window
  /// @throws dev.gradus.core.DataException if a column has one value only in the training part
  public SeriesParts split(Series series, double validationShare, double testShare) {
    return SeriesParts.of(this, series, Optional.of(validationShare), testShare);
  }

  /// Every window of a series, to ask a network about what comes after each: also of the last ones,
  /// after which nothing is known.
  ///
  /// @param series with the columns that the network was trained on
  /// @return the windows, whose targets cannot be read where they are not known
  /// @throws ConfigException if the series is shorter than a window
  public SeriesWindows questions(Series series) {
    return SeriesWindows.questions(this, series);
  }

  /// @return number of steps asked for
  int asked() {
    return predicted == Predicted.ALL ? horizon : 1;
  }

  /// @return steps from the beginning of a window to the first that it asks for
  int toFirstTarget() {
    return predicted == Predicted.ALL ? window : window - 1 + horizon;
  }

  /// @return steps from the beginning of a window to the last that it asks for
  int toLastTarget() {
    return window - 1 + horizon;
  }

  Shape targetShape() {
    return Shape.of(asked());
  }
}
