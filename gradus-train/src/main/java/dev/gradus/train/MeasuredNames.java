package dev.gradus.train;

import dev.gradus.callback.Measurements;
import dev.gradus.history.History;
import dev.gradus.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The names under which [Meter] reports, known before anything is measured.
final class MeasuredNames {

  private MeasuredNames() {}

  /// @param validates whether there are validation data
  static Measurements of(Trainer trainer, boolean validates) {
    SequencedMap<String, Boolean> own = new LinkedHashMap<>();
    own.put(Meter.LOSS, false);
    List<String> outputs = trainer.model().outputs();
    boolean several = outputs.size() > 1;
    if (several) {
      outputs.forEach(name -> own.put(name + "_" + Meter.LOSS, false));
    }
    for (String name : outputs) {
      for (Metric metric : trainer.metrics().of(name)) {
        own.put(several ? name + "_" + metric.name() : metric.name(), metric.higherIsBetter());
      }
    }
    SequencedMap<String, Boolean> all = new LinkedHashMap<>(own);
    if (validates) {
      own.forEach((name, higher) -> all.put(History.validation(name), higher));
    }
    return new Measurements(all);
  }
}
