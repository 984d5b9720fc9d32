package dev.gradus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Predictions of a network that gives numbers.
final class ValuePredictions {

  private ValuePredictions() {}

  /// @return a line for each row, below a head
  static List<String> table(float[][] rows) {
    List<List<String>> cells = new ArrayList<>();
    int columns = rows[0].length;
    cells.add(heads(columns));
    for (int row = 0; row < rows.length; row++) {
      List<String> line = new ArrayList<>(List.of(Integer.toString(row + 1)));
      for (float value : rows[row]) {
        line.add(Figures.number(value));
      }
      cells.add(line);
    }
    return Figures.table(cells, 1);
  }

  private static List<String> heads(int columns) {
    List<String> heads = new ArrayList<>(List.of("row"));
    for (int column = 1; column <= columns; column++) {
      heads.add(columns == 1 ? "value" : "value " + column);
    }
    return heads;
  }

  static void putInto(Map<String, Object> fields, float[][] rows) {
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (float[] row : rows) {
      List<Float> values = new ArrayList<>();
      for (float value : row) {
        values.add(value);
      }
      predictions.add(Map.of("values", values));
    }
    fields.put("predictions", predictions);
  }
}
