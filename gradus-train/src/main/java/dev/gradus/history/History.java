package dev.gradus.history;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What training measured: for each name one number an epoch.
///
/// Names are `loss`, then each metric's name, then the same of the validation data as
/// `validationLoss`, `validationAccuracy`, and last `seconds`, the epoch's duration. All series
/// have one entry per epoch; what was not measured in an epoch is NaN. Immutable.
///
/// @param series numbers by name, in order of first appearance
public record History(SequencedMap<String, List<Double>> series) {

  /// Name of the training loss.
  public static final String LOSS = "loss";

  /// Name of an epoch's duration in seconds, validation included.
  public static final String SECONDS = "seconds";

  /// Name of the learning rate of an epoch's first step.
  public static final String LEARNING_RATE = "learningRate";

  /// Copies the series.
  ///
  /// @throws ConfigException if their lengths differ
  public History {
    SequencedMap<String, List<Double>> copy = new LinkedHashMap<>();
    series.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    series = Collections.unmodifiableSequencedMap(copy);
    int epochs = epochsOf(series);
    series.forEach((name, values) -> {
      if (values.size() != epochs) {
        throw new ConfigException(
            "History: %s has %d epochs, expected %d as in %s."
                .formatted(name, values.size(), epochs, copy.firstEntry().getKey()));
      }
    });
  }

  /// @return the history of a run that has not begun
  public static History empty() {
    return new History(new LinkedHashMap<>());
  }

  /// @param epochs finished, in order
  /// @return what they measured
  public static History of(List<TrainEvent.EpochFinished> epochs) {
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>();
    for (int i = 0; i < epochs.size(); i++) {
      SequencedMap<String, Double> measured = new LinkedHashMap<>(epochs.get(i).metrics());
      measured.put(LEARNING_RATE, epochs.get(i).learningRate());
      measured.put(SECONDS, epochs.get(i).seconds());
      int before = i;
      measured.keySet().forEach(name -> series.computeIfAbsent(name, _ -> unmeasured(before)));
      series.forEach((name, values) -> values.add(measured.getOrDefault(name, Double.NaN)));
    }
    return new History(series);
  }

  /// The name under which a metric of the validation data is kept.
  ///
  /// @param metric for example `accuracy`
  /// @return for example `validationAccuracy`
  public static String validation(String metric) {
    return "validation" + Character.toUpperCase(metric.charAt(0)) + metric.substring(1);
  }

  /// @param metrics what one more epoch measured; a name that is missing counts as NaN
  /// @return this history and that epoch
  public History plus(Map<String, Double> metrics) {
    SequencedMap<String, List<Double>> longer = new LinkedHashMap<>();
    series.forEach((name, values) -> longer.put(name, new ArrayList<>(values)));
    int before = epochs();
    metrics.keySet().forEach(name -> longer.computeIfAbsent(name, _ -> unmeasured(before)));
    longer.forEach((name, values) -> values.add(metrics.getOrDefault(name, Double.NaN)));
    return new History(longer);
  }

  /// @return number of finished epochs
  public int epochs() {
    return epochsOf(series);
  }

  /// @param name for example `validationAccuracy`
  /// @return one number an epoch
  /// @throws ConfigException if nothing of that name was measured
  public List<Double> of(String name) {
    List<Double> values = series.get(name);
    if (values == null) {
      throw new ConfigException(
          "History: nothing named %s was measured. Measured were: %s."
              .formatted(name, String.join(", ", series.keySet())));
    }
    return values;
  }

  /// @param name for example `validationAccuracy`
  /// @return its value in the last epoch
  /// @throws ConfigException if nothing of that name was measured
  public double last(String name) {
    return of(name).getLast();
  }

  private static int epochsOf(SequencedMap<String, List<Double>> series) {
    return series.isEmpty() ? 0 : series.firstEntry().getValue().size();
  }

  private static List<Double> unmeasured(int epochs) {
    return new ArrayList<>(Collections.nCopies(epochs, Double.NaN));
  }
}
