package dev.gradus.run;

import dev.gradus.history.SavedModel;
import dev.gradus.kernels.Backend;
import dev.gradus.metric.Metric;
import dev.gradus.optimizer.Sgd;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Trainer;
import java.util.List;

/// The way of a [SavedModel] back to life.
public final class TrainedModel {

  private TrainedModel() {}

  /// A saved network that evaluates and predicts exactly as when it was saved. It has forgotten its
  /// optimizer.
  ///
  /// @param saved the network
  /// @param metrics what is measured beside its loss
  /// @param backend runs it; must stay open as long as the result
  /// @return the network, to be closed by the caller
  public static CompiledModel restore(SavedModel saved, List<Metric> metrics, Backend backend) {
    CompiledModel compiled =
        Trainer.of(saved.model(), Sgd.defaults())
            .losses(saved.losses())
            .metrics(metrics.toArray(Metric[]::new))
            .scalers(saved.scalers())
            .compile(backend);
    compiled.restore(saved);
    return compiled;
  }
}
