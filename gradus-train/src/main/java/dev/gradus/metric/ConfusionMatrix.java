package dev.gradus.metric;

import dev.gradus.core.ConfigException;
import dev.gradus.core.ShapeException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.model.ClassOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// How often each class was taken for which.
///
/// ```java
/// ConfusionMatrix matrix = ConfusionMatrix.of(net.predict(test), test);
/// IO.println(matrix);
/// matrix.recall(3);
/// ```
///
/// @param labels one for each class
/// @param counts samples by right class (row) and predicted class (column)
/// @param unanswered for each right class the samples whose prediction held NaN; they count as
///   wrong
public record ConfusionMatrix(List<String> labels, List<List<Long>> counts, List<Long> unanswered) {

  /// Copies the lists.
  ///
  /// @throws ShapeException if they do not have a row, a column and a number for each class
  public ConfusionMatrix {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
    unanswered = List.copyOf(unanswered);
    int classes = labels.size();
    if (counts.size() != classes
        || unanswered.size() != classes
        || counts.stream().anyMatch(row -> row.size() != classes)) {
      throw new ShapeException(
          "ConfusionMatrix: got counts for %d classes, %d labels. Give each class a row, a column, a label and its unanswered samples."
              .formatted(counts.size(), classes));
    }
  }

  /// Of probabilities, or of one number a class: the largest is the prediction; a single number
  /// means the second of two classes above 0.5.
  ///
  /// @param predictions a row for each sample
  /// @param data samples with classes, in the same order
  /// @return the counts
  /// @throws ConfigException if the target of the data is no class
  /// @throws ShapeException if predictions and data do not fit each other
  public static ConfusionMatrix of(float[][] predictions, Dataset data) {
    return of(predictions, data, new ClassOutputs(ClassOutputs.Meaning.SCORES, 0.5));
  }

  /// @param predictions a row for each sample
  /// @param data samples with classes, in the same order
  /// @param outputs what the predictions say of classes
  /// @return the counts
  /// @throws ConfigException if the target of the data is no class
  /// @throws ShapeException if predictions and data do not fit each other
  public static ConfusionMatrix of(float[][] predictions, Dataset data, ClassOutputs outputs) {
    if (!(data.target() instanceof ClassTarget target)) {
      throw new ConfigException(
          "ConfusionMatrix: %s has values of shape %s, expected classes. Measure values by mean-absolute-error or r2-score."
              .formatted(data.name(), data.target().shape()));
    }
    int classes = target.classes();
    if (predictions.length != data.size()) {
      throw new ShapeException(
          "ConfusionMatrix: got %d predictions for the %d samples of %s. Give one for each."
              .formatted(predictions.length, data.size(), data.name()));
    }
    long[][] counts = new long[classes][classes];
    long[] unanswered = new long[classes];
    for (int sample = 0; sample < predictions.length; sample++) {
      float[] row = predictions[sample];
      if (row.length != classes && !(row.length == 1 && classes == 2)) {
        throw new ShapeException(
            "ConfusionMatrix: prediction %d has %d numbers, %s has %d classes. Give a number for each."
                .formatted(sample, row.length, data.name(), classes));
      }
      int said = outputs.predicted(row);
      int right = data.label(sample);
      if (said == ClassOutputs.NONE) {
        unanswered[right]++;
      } else {
        counts[right][said]++;
      }
    }
    List<List<Long>> rows = new ArrayList<>();
    for (long[] row : counts) {
      rows.add(boxed(row));
    }
    return new ConfusionMatrix(target.labels(), rows, boxed(unanswered));
  }

  private static List<Long> boxed(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /// @return how many there are
  public int classes() {
    return labels.size();
  }

  /// @param right class, from 0
  /// @param predicted class, from 0
  /// @return samples of the first taken for the second
  public long count(int right, int predicted) {
    return counts.get(right).get(predicted);
  }

  /// @return all samples
  public long samples() {
    return sum(List.of(unanswered)) + sum(counts);
  }

  private static long sum(List<List<Long>> rows) {
    return rows.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /// @param k class, from 0
  /// @return samples of that class
  public long support(int k) {
    return sum(List.of(counts.get(k))) + unanswered.get(k);
  }

  /// @param k class, from 0
  /// @return samples predicted as that class
  public long predicted(int k) {
    return counts.stream().mapToLong(row -> row.get(k)).sum();
  }

  /// @return the share of samples that were predicted right
  public double accuracy() {
    long right = 0;
    for (int k = 0; k < classes(); k++) {
      right += count(k, k);
    }
    return (double) right / samples();
  }

  /// @param k class, from 0
  /// @return of the samples predicted as that class the share that are of it; 0 if there are none
  public double precision(int k) {
    return ClassScore.ratio((double) count(k, k), (double) predicted(k));
  }

  /// @param k class, from 0
  /// @return of the samples of that class the share predicted so; 0 if there are none
  public double recall(int k) {
    return ClassScore.ratio((double) count(k, k), (double) support(k));
  }

  /// @param k class, from 0
  /// @return the harmonic mean of precision and recall; 0 if the class was neither predicted nor
  ///   found
  public double f1(int k) {
    return ClassScore.ratio(2.0 * count(k, k), (double) (support(k) + predicted(k)));
  }

  /// As plain maps and lists, for JSON: `labels`, `counts` (a row for each right class),
  /// `unanswered`, and `classes`, for each `label`, `precision`, `recall`, `f1` and `support`.
  ///
  /// @return in that order
  public SequencedMap<String, Object> toMap() {
    List<Map<String, Object>> each = new ArrayList<>();
    for (int k = 0; k < classes(); k++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("label", labels.get(k));
      one.put("precision", precision(k));
      one.put("recall", recall(k));
      one.put("f1", f1(k));
      one.put("support", support(k));
      each.add(one);
    }
    SequencedMap<String, Object> map = new LinkedHashMap<>();
    map.put("labels", labels);
    map.put("counts", counts);
    map.put("unanswered", unanswered);
    map.put("classes", each);
    return map;
  }

  /// @return a table of counts, right classes down and predicted ones across, and one of precision,
  ///   recall, F1 and support by class
  @Override
  public String toString() {
    return ConfusionText.counts(this) + "\n" + ConfusionText.scores(this);
  }
}
