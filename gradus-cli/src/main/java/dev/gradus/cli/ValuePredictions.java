package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.series.SeriesWindows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Predictions of a network that gives numbers.
///
/// @param after for a series the time of the last step that each window sees; else empty
record ValuePredictions(List<String> after) {

  /// @param samples that are asked about
  static ValuePredictions of(Dataset samples) {
    if (!(samples instanceof SeriesWindows windows)) {
      return new ValuePredictions(List.of());
    }
    List<String> after = new ArrayList<>();
    int seen = windows.windowing().window();
    for (int sample = 0; sample < windows.size(); sample++) {
      after.add(windows.series().time(windows.firstStep(sample) + seen - 1));
    }
    return new ValuePredictions(after);
  }

  /// @return a line for each row, below a head
  List<String> table(float[][] rows) {
    List<List<String>> cells = new ArrayList<>();
    int columns = rows[0].length;
    cells.add(heads(columns));
    for (int row = 0; row < rows.length; row++) {
      List<String> line = new ArrayList<>();
      line.add(after.isEmpty() ? Integer.toString(row + 1) : after.get(row));
      for (float value : rows[row]) {
        line.add(Figures.number(value));
      }
      cells.add(line);
    }
    return Figures.table(cells, 1);
  }

  private List<String> heads(int columns) {
    List<String> heads = new ArrayList<>(List.of(after.isEmpty() ? "row" : "after"));
    for (int column = 1; column <= columns; column++) {
      heads.add(columns == 1 ? "value" : "value " + column);
    }
    return heads;
  }

  void putInto(Map<String, Object> fields, float[][] rows) {
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (int row = 0; row < rows.length; row++) {
      List<Float> values = new ArrayList<>();
      for (float value : rows[row]) {
        values.add(value);
      }
      Map<String, Object> prediction = new LinkedHashMap<>();
      if (!after.isEmpty()) {
        prediction.put("after", after.get(row));
      }
      prediction.put("values", values);
      predictions.add(prediction);
    }
    fields.put("predictions", predictions);
  }
}
