package dev.gradus.data.series;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Target;
import dev.gradus.data.TargetScaling;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.scale.Scaler;
import dev.gradus.data.scale.ScalingMethod;

/// Offset and factor of each column of a series, settled on its first steps, each of which counts
/// once.
///
/// @param columns one offset and one factor for each column, the last axis of features `[window,
///   columns]`; or one for all
/// @param target number of the column that is predicted
record SeriesScaling(FittedScaler columns, int target) {

  static SeriesScaling none(SeriesWindowing windowing, Series series) {
    return new SeriesScaling(FittedScaler.identity(), targetColumn(windowing, series));
  }

  /// @param steps how many of the first steps are looked at
  static SeriesScaling fit(SeriesWindowing windowing, Series series, int steps) {
    requireVariety(series, steps);
    int target = targetColumn(windowing, series);
    if (windowing.scale() == ScalingMethod.NONE) {
      return new SeriesScaling(FittedScaler.identity(), target);
    }
    Scaler scaler = Scaler.of(windowing.scale()).withPer(Scaler.Per.FEATURE);
    return new SeriesScaling(scaler.fit(new Steps(series, steps)), target);
  }

  private static int targetColumn(SeriesWindowing windowing, Series series) {
    String wanted = windowing.target().orElse(series.columns().getFirst());
    int column = series.columns().indexOf(wanted);
    if (column < 0) {
      throw new ConfigException(
          "%s: there is no column `%s` to predict among those that are read: %s. Read it too, or predict one of these."
              .formatted(series.name(), wanted, String.join(", ", series.columns())));
    }
    return column;
  }

  private static void requireVariety(Series series, int steps) {
    for (int column = 0; column < series.columns().size(); column++) {
      float first = series.value(0, column);
      int step = 1;
      while (step < steps && series.value(step, column) == first) {
        step++;
      }
      if (step >= steps) {
        throw new DataException(
            "%s: all %d values of `%s` in the training part are %s, so there is nothing to learn from. Leave the column out, or give a longer training part."
                .formatted(series.name(), steps, series.columns().get(column), first));
      }
    }
  }

  TargetScaling ofTarget() {
    int index = columns.isWhole() ? 0 : target;
    return new TargetScaling(columns.offset().get(index), columns.factor().get(index));
  }

  /// The first steps of a series, each a sample.
  private record Steps(Series series, int size) implements Dataset {

    @Override
    public String name() {
      return series.name();
    }

    @Override
    public Shape featureShape() {
      return Shape.of(series.columns().size());
    }

    @Override
    public Target target() {
      return ValueTarget.single();
    }

    @Override
    public void copyFeatures(int sample, float[] destination, int offset) {
      series.copy(sample, 1, destination, offset);
    }

    @Override
    public float targetValue(int sample, int index) {
      return 0;
    }
  }
}
