package dev.gradus.run;

import dev.gradus.data.Target;
import dev.gradus.history.SavedModel;
import dev.gradus.history.Tensor;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.Weight;
import dev.gradus.metric.Metric;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Sgd;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The way of a trained network into a [SavedModel] and back.
public final class TrainedModel {

  private TrainedModel() {}

  /// @param compiled the trained network
  /// @param model its layers, beginning with `input`
  /// @param target what it predicts
  /// @return its weights and layer states with all that prediction needs
  public static SavedModel save(CompiledModel compiled, Sequential model, Target target) {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    for (Weight weight : model.build(1, false).weights()) {
      Variable variable = weight.variable();
      weights.put(variable.name(), Tensor.of(variable.shape(), compiled.read(variable)));
    }
    Trainer trainer = compiled.trainer();
    return new SavedModel(model, trainer.loss(), trainer.scaler(), target, weights);
  }

  /// A saved network that evaluates and predicts exactly as when it was saved. It has forgotten its
  /// optimizer.
  ///
  /// @param saved the network
  /// @param metrics what is measured beside its loss
  /// @param backend runs it; must stay open as long as the result
  /// @return the network, to be closed by the caller
  public static CompiledModel restore(SavedModel saved, List<Metric> metrics, Backend backend) {
    CompiledModel compiled =
        Trainer.of(saved.model(), Sgd.defaults(), saved.loss())
            .metrics(metrics.toArray(Metric[]::new))
            .scaler(saved.scaler())
            .compile(backend);
    for (Weight weight : saved.model().build(1, false).weights()) {
      Tensor tensor = saved.weights().get(weight.variable().name());
      if (tensor != null) { // always: SavedModel compared its weights with its layers
        compiled.write(weight.variable(), tensor.toArray());
      }
    }
    return compiled;
  }
}
