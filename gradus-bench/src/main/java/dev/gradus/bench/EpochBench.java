package dev.gradus.bench;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import dev.gradus.data.scale.Scaler;
import dev.gradus.history.History;
import dev.gradus.kernels.Backend;
import dev.gradus.optimizer.Adam;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.List;

/// Times each epoch of a long run: whether training slows down as it goes on, as it would if
/// decaying averages reached the denormal numbers.
///
/// @param epochs how many, at least 2
public record EpochBench(int epochs) {

  /// Refuses runs with nothing to compare.
  public EpochBench {
    if (epochs < 2) {
      throw new ConfigException("bench: epochs must be at least 2, got %d.".formatted(epochs));
    }
  }

  /// @param workload whose network and batch size are used
  /// @param images trained on; as many features a sample as the workload takes
  /// @param backend what it is trained on
  /// @return seconds of each epoch
  public List<Double> run(Workload workload, Dataset images, Backend backend) {
    Trainer trainer =
        Trainer.of(workload.model(), Adam.defaults(), workload.loss())
            .scaler(Scaler.defaults().fit(images));
    try (CompiledModel model = trainer.compile(backend)) {
      History history = model.fit(images, Fit.epochs(epochs).batchSize(workload.batchSize()));
      return history.of(History.SECONDS);
    }
  }
}
