package dev.gradus.data.series;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import dev.gradus.data.Target;
import dev.gradus.data.TimeOrdered;
import dev.gradus.data.ValueTarget;
import java.util.Optional;

/// Windows of a [Series] in the order of time: a data set with features `[window, columns]` (T, C)
/// and values to predict, both in the series' own unit. What scales them is in [#scaling] and in
/// the [ValueTarget].
///
/// A window is a place in the series' one array, not a copy: a million windows of 60 steps take the
/// room of a million steps.
public final class SeriesWindows implements TimeOrdered {

  private final SeriesWindowing windowing;
  private final Series series;
  private final SeriesScaling scaling;
  private final int target;
  private final int first;
  private final int size;

  SeriesWindows(
      SeriesWindowing windowing, Series series, SeriesScaling scaling, int first, int size) {
    this.windowing = windowing;
    this.series = series;
    this.scaling = scaling;
    this.target = scaling.target();
    this.first = first;
    this.size = size;
  }

  static SeriesWindows questions(SeriesWindowing windowing, Series series) {
    if (series.steps() < windowing.window()) {
      throw new ConfigException(
          "%s: has %d steps, a window of %d was expected. Give at least as many steps as the network sees."
              .formatted(series.name(), series.steps(), windowing.window()));
    }
    int size = (series.steps() - windowing.window()) / windowing.stride() + 1;
    return new SeriesWindows(windowing, series, SeriesScaling.none(windowing, series), 0, size);
  }

  /// @return what it is made of
  public Series series() {
    return series;
  }

  /// @return how
  public SeriesWindowing windowing() {
    return windowing;
  }

  /// @param sample from 0
  /// @return the step at which that window begins
  public int firstStep(int sample) {
    return first + Math.multiplyExact(sample, windowing.stride());
  }

  /// @param sample from 0
  /// @return the first step that is asked for
  public int firstTargetStep(int sample) {
    return firstStep(sample) + windowing.toFirstTarget();
  }

  /// @param sample from 0
  /// @return the last step that is asked for
  public int lastTargetStep(int sample) {
    return firstStep(sample) + windowing.toLastTarget();
  }

  /// @return number of the column that is predicted
  public int targetColumn() {
    return target;
  }

  @Override
  public String name() {
    return series.name();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape featureShape() {
    return Shape.of(windowing.window(), series.columns().size());
  }

  @Override
  public Target target() {
    return new ValueTarget(windowing.targetShape(), scaling.ofTarget());
  }

  @Override
  public Optional<FittedScaler> scaling() {
    return Optional.of(scaling.columns());
  }

  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    series.copy(firstStep(sample), windowing.window(), destination, offset);
  }

  /// The value at a step that is asked for.
  ///
  /// @throws DataException for a step after the end of the series, which nobody knows
  @Override
  public float targetValue(int sample, int index) {
    int step = firstTargetStep(sample) + index;
    if (step >= series.steps()) {
      throw new DataException(
          "%s: window %d asks for step %d, the series has steps 0 to %d. What comes after its end is not known: predict it, and measure on windows that lie within the series."
              .formatted(series.name(), sample, step, series.steps() - 1));
    }
    return series.value(step, target);
  }

  @Override
  public Dataset take(int samples) {
    if (samples < 1 || samples > size) {
      return TimeOrdered.super.take(samples);
    }
    return new SeriesWindows(windowing, series, scaling, first, samples);
  }

  @Override
  public Split withValidation(double share, RandomStream stream, Dataset test) {
    return SeriesParts.recut(this, share, test).toSplit();
  }

  /// @return the same windows under another scaling
  SeriesWindows withScaling(SeriesScaling changed) {
    return new SeriesWindows(windowing, series, changed, first, size);
  }
}
