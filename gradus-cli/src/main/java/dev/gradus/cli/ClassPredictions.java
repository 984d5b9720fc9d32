package dev.gradus.cli;

import dev.gradus.model.ClassOutputs;
import dev.gradus.model.ClassOutputs.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Predictions of a network that tells classes apart: with probabilities where its numbers are
/// some, else with scores.
///
/// @param classes names in the order of the network's outputs
/// @param outputs what its numbers say
record ClassPredictions(List<String> classes, ClassOutputs outputs) {

  private static final String NO_CLASS = "none";

  /// Copies the names.
  ClassPredictions {
    classes = List.copyOf(classes);
  }

  /// @return a line for each row, below a head
  List<String> table(float[][] rows) {
    boolean scores = outputs.meaning() == Meaning.SCORES;
    List<List<String>> cells =
        new ArrayList<>(List.of(List.of("row", "class", scores ? "score" : "probability")));
    for (int row = 0; row < rows.length; row++) {
      int best = outputs.predicted(rows[row]);
      double value = best < 0 ? Double.NaN : outputs.ofClasses(rows[row])[best];
      cells.add(
          List.of(
              Integer.toString(row + 1),
              name(best),
              scores ? Figures.number(value) : Figures.percent(value)));
    }
    return Figures.table(cells, 2);
  }

  void putInto(Map<String, Object> fields, float[][] rows) {
    fields.put("classes", classes);
    String word = outputs.meaning() == Meaning.SCORES ? "scores" : "probabilities";
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (float[] row : rows) {
      Map<String, Object> prediction = new LinkedHashMap<>();
      prediction.put("class", name(outputs.predicted(row)));
      prediction.put(word, floats(outputs.ofClasses(row)));
      predictions.add(prediction);
    }
    fields.put("predictions", predictions);
  }

  private String name(int best) {
    return best < 0 ? NO_CLASS : classes.get(best);
  }

  /// With the digits that a float32 has.
  private static List<Float> floats(double[] values) {
    return Arrays.stream(values).mapToObj(value -> (float) value).toList();
  }
}
