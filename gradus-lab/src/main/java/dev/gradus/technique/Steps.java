package dev.gradus.technique;

import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;

/// How many updates a run makes.
final class Steps {

  private Steps() {}

  /// In all epochs.
  static long of(TrainSpec spec, Workbench bench) {
    return inAnEpoch(spec, bench) * spec.fit().epochs();
  }

  /// The short last batch included.
  static long inAnEpoch(TrainSpec spec, Workbench bench) {
    int samples = TrainRun.of(spec, bench.data()).trainingData().size();
    return Math.ceilDiv(samples, spec.fit().batchSize());
  }
}
