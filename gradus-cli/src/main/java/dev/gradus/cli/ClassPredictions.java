package dev.gradus.cli;

import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.CategoricalFocalCrossentropy;
import dev.gradus.loss.Loss;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Predictions of a network that tells classes apart.
///
/// @param classes names in the order of the network's outputs
/// @param logits whether outputs are logits, to be turned into probabilities here
record ClassPredictions(List<String> classes, boolean logits) {

  /// Copies the names.
  ClassPredictions {
    classes = List.copyOf(classes);
  }

  static boolean givesLogits(Loss loss) {
    return switch (loss) {
      case CategoricalCrossentropy dense -> dense.fromLogits();
      case CategoricalFocalCrossentropy focal -> focal.fromLogits();
      case SparseCategoricalCrossentropy sparse -> sparse.fromLogits();
      default -> false;
    };
  }

  /// @return a line for each row, below a head
  List<String> table(float[][] rows) {
    List<List<String>> cells = new ArrayList<>(List.of(List.of("row", "class", "probability")));
    for (int row = 0; row < rows.length; row++) {
      double[] probabilities = probabilities(rows[row]);
      int best = best(probabilities);
      cells.add(
          List.of(
              Integer.toString(row + 1), classes.get(best), Figures.percent(probabilities[best])));
    }
    return Figures.table(cells, 2);
  }

  void putInto(Map<String, Object> fields, float[][] rows) {
    fields.put("classes", classes);
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (float[] row : rows) {
      double[] probabilities = probabilities(row);
      Map<String, Object> prediction = new LinkedHashMap<>();
      prediction.put("class", classes.get(best(probabilities)));
      prediction.put("probabilities", floats(probabilities));
      predictions.add(prediction);
    }
    fields.put("predictions", predictions);
  }

  /// With the digits that a float32 has.
  private static List<Float> floats(double[] values) {
    return Arrays.stream(values).mapToObj(value -> (float) value).toList();
  }

  /// Softmax, shifted by the largest logit so that nothing overflows.
  private double[] probabilities(float[] row) {
    double[] values = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      values[i] = row[i];
    }
    if (logits) {
      double largest = Arrays.stream(values).max().orElse(0);
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.exp(values[i] - largest);
        sum += values[i];
      }
      for (int i = 0; i < values.length; i++) {
        values[i] /= sum;
      }
    }
    return values;
  }

  /// The first of the largest.
  private static int best(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
