package dev.gradus.bench;

import dev.gradus.core.ConfigException;
import dev.gradus.kernels.Backend;
import dev.gradus.optimizer.Adam;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.time.Duration;

/// Times whole training steps through the public interface: the batch is written, the plan runs,
/// the loss is read, exactly as when a user trains.
///
/// The just-in-time compiler of a young process takes processor time from the kernels for a second
/// or two; so training first goes on until it has settled. Peers are given the same.
///
/// @param steps counted, at least 1
/// @param warmup steps before, not counted, at least 1
/// @param settle how long training goes on before the warm-up, not negative
public record StepBench(int steps, int warmup, Duration settle) {

  /// Refuses runs without steps.
  public StepBench {
    if (steps < 1 || warmup < 1) {
      throw new ConfigException(
          "bench: steps and warmup must be at least 1, got %d and %d.".formatted(steps, warmup));
    }
    if (settle.isNegative()) {
      throw new ConfigException("bench: settle must not be negative, got %s.".formatted(settle));
    }
  }

  /// @return 300 steps after 50 of warm-up, in a process that has settled for 3 seconds
  public static StepBench defaults() {
    return new StepBench(300, 50, Duration.ofSeconds(3));
  }

  /// @param workload what is trained
  /// @param backend what it is trained on
  /// @return the time of a step
  public Timing run(Workload workload, Backend backend) {
    Trainer trainer = Trainer.of(workload.model(), Adam.defaults(), workload.loss());
    Fit fit = Fit.epochs(1).batchSize(workload.batchSize()).shuffle(false);
    RepeatedBatch warm = new RepeatedBatch(workload, warmup);
    RepeatedBatch counted = new RepeatedBatch(workload, steps);
    try (CompiledModel model = trainer.compile(backend)) {
      long begin = System.nanoTime();
      do {
        model.fit(warm, fit);
      } while (System.nanoTime() - begin < settle.toNanos());
      model.fit(warm, fit);
      long start = System.nanoTime();
      model.fit(counted, fit);
      return Timing.of(workload, (System.nanoTime() - start) / 1e9, steps, backend.threads());
    }
  }
}
