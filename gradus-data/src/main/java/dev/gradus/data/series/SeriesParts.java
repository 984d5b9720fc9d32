package dev.gradus.data.series;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import java.util.Optional;

/// The parts of a series, cut at points in time: training before validation before test.
///
/// A window belongs to the part in which all the steps lie that it asks for. Windows of the
/// training part lie in it altogether. The first windows of the other parts begin before their
/// part: what a network sees of the time before the border was known by then, and so the first step
/// of each part is asked for too. A window that asks for steps on both sides of a border is in no
/// part. So no step that is asked for in a later part is seen or asked for in an earlier one, and
/// scaling is fitted on the steps before the end of the training part.
///
/// @param train the windows that a network learns from
/// @param validation the windows that choices are made by, where they are apart
/// @param test the windows that the result is measured on
public record SeriesParts(
    SeriesWindows train, Optional<SeriesWindows> validation, SeriesWindows test) {

  static SeriesParts of(
      SeriesWindowing windowing, Series series, Optional<Double> validationShare, double share) {
    requireShare(series, "testShare", share);
    validationShare.ifPresent(each -> requireShare(series, "validationShare", each));
    double later = share + validationShare.orElse(0.0);
    if (!(later < 1)) {
      throw new ConfigException(
          "%s: validationShare and testShare are %s together, which leaves nothing to learn from. Take smaller shares."
              .formatted(series.name(), later));
    }
    requireLongEnough(windowing, series);
    int steps = series.steps();
    int testBegin = steps - length(share, steps);
    if (validationShare.isEmpty()) {
      SeriesScaling scaling = SeriesScaling.fit(windowing, series, testBegin);
      Border border = new Border(windowing, series, scaling);
      return new SeriesParts(
          border.part("training", 0, testBegin),
          Optional.empty(),
          border.part("test", testBegin, steps));
    }
    int trainEnd = Math.max(1, testBegin - length(validationShare.get(), steps));
    SeriesScaling scaling = SeriesScaling.fit(windowing, series, trainEnd);
    Border border = new Border(windowing, series, scaling);
    return new SeriesParts(
        border.part("training", 0, trainEnd),
        Optional.of(border.part("validation", trainEnd, testBegin)),
        border.part("test", testBegin, steps));
  }

  /// Takes the end of a training part as a validation part.
  static SeriesParts recut(SeriesWindows train, double share, Dataset test) {
    Series series = train.series();
    requireShare(series, "the share to validate on", share);
    if (!(test instanceof SeriesWindows windows)) {
      throw new ConfigException(
          "%s: its test part is no longer windows of a series, so it cannot be scaled alike. Cut the validation part first."
              .formatted(train.name()));
    }
    int end = train.lastTargetStep(train.size() - 1) + 1;
    int trainEnd = end - length(share, end);
    SeriesScaling scaling = SeriesScaling.fit(train.windowing(), series, trainEnd);
    Border border = new Border(train.windowing(), series, scaling);
    return new SeriesParts(
        border.part("training", 0, trainEnd),
        Optional.of(border.part("validation", trainEnd, end)),
        windows.withScaling(scaling));
  }

  private static void requireShare(Series series, String what, double share) {
    if (!(share > 0 && share < 1)) {
      throw new ConfigException(
          "%s: %s must be in (0, 1), got %s.".formatted(series.name(), what, share));
    }
  }

  private static void requireLongEnough(SeriesWindowing windowing, Series series) {
    long needed = (long) windowing.window() + windowing.horizon() + 1;
    if (series.steps() < needed) {
      throw new ConfigException(
          "%s: has %d steps; a window of %d that looks %d ahead needs %d, one for a training and one for a test part. Take a shorter window, or a longer series."
              .formatted(
                  series.name(), series.steps(), windowing.window(), windowing.horizon(), needed));
    }
  }

  private static int length(double share, int steps) {
    return Math.clamp(Math.round(share * steps), 1, Math.max(1, steps - 1));
  }

  /// @return the parts as any data set has them
  public Split toSplit() {
    return new Split(train, validation.map(Dataset.class::cast), test);
  }

  /// @return how features are scaled, fitted on the training part: for
  ///   [Trainer.scaler][dev.gradus.data.FittedScaler]
  public FittedScaler scaler() {
    return train.scaling().orElseThrow();
  }

  /// Cuts windows out of one series under one scaling.
  private record Border(SeriesWindowing windowing, Series series, SeriesScaling scaling) {

    /// @return the windows that ask for steps within a part
    SeriesWindows part(String name, int begin, int end) {
      int first = Math.max(0, begin - windowing.toFirstTarget());
      int last = end - 1 - windowing.toLastTarget();
      if (last < first) {
        throw new ConfigException(
            "%s: the %s part has %d of %d steps, in which no window of %d that looks %d ahead finds what it asks for. Give that part a larger share, or take a shorter window or horizon."
                .formatted(
                    series.name(),
                    name,
                    end - begin,
                    series.steps(),
                    windowing.window(),
                    windowing.horizon()));
      }
      int size = (last - first) / windowing.stride() + 1;
      return new SeriesWindows(windowing, series, scaling, first, size);
    }
  }
}
