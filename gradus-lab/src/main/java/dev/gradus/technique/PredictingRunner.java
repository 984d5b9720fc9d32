package dev.gradus.technique;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.run.RunResult;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.TrialRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Trains, and keeps what each network says about the test part, of runs from one seed.
final class PredictingRunner implements TrialRunner {

  private final Workbench bench;
  private final long seed;
  private final Map<TrainSpec, float[][]> predictions = new LinkedHashMap<>();

  /// @param seed of the runs whose predictions are kept
  PredictingRunner(Workbench bench, long seed) {
    this.bench = bench;
    this.seed = seed;
  }

  @Override
  public void check(TrainSpec spec) {
    TrainRun.of(spec, bench.data());
  }

  @Override
  public RunResult run(TrainSpec spec, Consumer<TrainEvent> listener) {
    TrainRun run = TrainRun.of(spec, bench.data());
    return run.train(
        bench.backend(),
        List.of(Callback.onEvent(listener)),
        net -> {
          if (spec.fit().seed() == seed) {
            predictions.put(spec, net.predict(run.testData()));
          }
        });
  }

  /// The predictions of a spec, whatever seed it says; none if its run failed.
  float[][] of(TrainSpec spec) {
    return predictions.getOrDefault(spec.withFit(spec.fit().withSeed(seed)), new float[0][]);
  }
}
