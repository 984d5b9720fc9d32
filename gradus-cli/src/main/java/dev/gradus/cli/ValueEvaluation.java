package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.series.Forecast;
import dev.gradus.data.series.ForecastError;
import dev.gradus.data.series.SeriesWindows;
import dev.gradus.history.SavedModel;
import dev.gradus.train.CompiledModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be said of a network's predictions beyond its metrics where they are values that
/// training scaled: how far off they are in the unit of the data.
///
/// @param error of the predictions
/// @param naive error of the last value that is seen as a forecast, for a series
record ValueEvaluation(ForecastError error, Optional<ForecastError> naive) {

  /// @return none if values were not scaled, so that the metrics say it
  static Optional<ValueEvaluation> of(SavedModel saved, CompiledModel model, Dataset test) {
    if (!(saved.target() instanceof ValueTarget values) || values.scaling().isIdentity()) {
      return Optional.empty();
    }
    Optional<ForecastError> naive =
        test instanceof SeriesWindows windows
            ? Optional.of(ForecastError.of(Forecast.naive().predict(windows), windows))
            : Optional.empty();
    return Optional.of(new ValueEvaluation(ForecastError.of(model.predict(test), test), naive));
  }

  /// @return for a terminal
  List<String> lines() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("off by, in the data's unit", "mean absolute", "root mean squared"));
    cells.add(row("the network", error));
    naive.ifPresent(each -> cells.add(row("the last value seen", each)));
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(Figures.table(cells, 1));
    return lines;
  }

  private static List<String> row(String who, ForecastError error) {
    return List.of(
        who, Figures.number(error.meanAbsolute()), Figures.number(error.rootMeanSquared()));
  }

  void putInto(Map<String, Object> fields) {
    fields.put("error", map(error));
    naive.ifPresent(each -> fields.put("naiveError", map(each)));
  }

  private static Map<String, Object> map(ForecastError error) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("meanAbsolute", error.meanAbsolute());
    map.put("rootMeanSquared", error.rootMeanSquared());
    return map;
  }
}
