package dev.gradus.bench;

import dev.gradus.core.ConfigException;
import dev.gradus.kernels.Backend;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.optimizer.Adam;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;

/// Times whole training steps through the public interface: the batch is written, the plan runs,
/// the loss is read, exactly as when a user trains.
///
/// @param steps counted, at least 1
/// @param warmup steps before, not counted, at least 1
public record StepBench(int steps, int warmup) {

  /// Refuses runs without steps.
  public StepBench {
    if (steps < 1 || warmup < 1) {
      throw new ConfigException(
          "bench: steps and warmup must be at least 1, got %d and %d.".formatted(steps, warmup));
    }
  }

  /// @return 300 steps after 50 of warm-up
  public static StepBench defaults() {
    return new StepBench(300, 50);
  }

  /// @param workload what is trained
  /// @param backend what it is trained on
  /// @return the time of a step
  public Timing run(Workload workload, Backend backend) {
    Trainer trainer =
        Trainer.of(workload.model(), Adam.defaults(), CategoricalCrossentropy.defaults());
    Fit fit = Fit.epochs(1).batchSize(workload.batchSize()).shuffle(false);
    RepeatedBatch warm = new RepeatedBatch(workload, warmup);
    RepeatedBatch counted = new RepeatedBatch(workload, steps);
    try (CompiledModel model = trainer.compile(backend)) {
      model.fit(warm, fit);
      long start = System.nanoTime();
      model.fit(counted, fit);
      return Timing.of(workload, (System.nanoTime() - start) / 1e9, steps, backend.threads());
    }
  }
}
