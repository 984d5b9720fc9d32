package dev.gradus.callback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Invented measurements.
final class Epochs {

  private Epochs() {}

  /// What a run with an accuracy and validation data measures.
  static Measurements measured() {
    SequencedMap<String, Boolean> measured = new LinkedHashMap<>();
    measured.put("loss", false);
    measured.put("accuracy", true);
    measured.put("validationLoss", false);
    measured.put("validationAccuracy", true);
    return new Measurements(measured);
  }

  static SequencedMap<String, Double> of(String name, double value) {
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(name, value);
    return metrics;
  }

  /// Plays epochs of one measurement until the callback stops the run.
  static Rehearsal play(Callback callback, String name, double... values) {
    return play(Rehearsal.of(callback, measured()), name, values);
  }

  static Rehearsal play(Rehearsal run, String name, double... values) {
    for (double value : values) {
      if (run.stopReason().isEmpty()) {
        run.epoch(of(name, value));
      }
    }
    return run;
  }

  /// Seeded losses that fall unsteadily, with a NaN and a gap.
  static List<SequencedMap<String, Double>> unsteady() {
    double[] values = {
      3, 2.5, 2.6, 2.2, 2.2, 2.3, 1.9, 2, 2.1, 1.95, 1.85, 2, 2, 2, 1.5, 1.6, 2, 3
    };
    List<SequencedMap<String, Double>> epochs = new java.util.ArrayList<>();
    for (double value : values) {
      epochs.add(of("validationLoss", value));
    }
    epochs.set(5, of("validationLoss", Double.NaN));
    epochs.set(7, of("loss", 1));
    return epochs;
  }
}
