package dev.gradus.spec;

import dev.gradus.callback.Callback;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.scale.Scaling;
import dev.gradus.loss.Loss;
import dev.gradus.metric.Metric;
import dev.gradus.model.Frozen;
import dev.gradus.model.Model;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.UpdateSettings;
import java.util.List;

/// A [TrainSpec] as files have it: frozen layers are a key of their own, beside the model.
///
/// @param data as in the spec
/// @param scale as in the spec
/// @param augment as in the spec
/// @param model without frozen layers
/// @param freeze names of layers to freeze, with `*` and `?`; none by default
/// @param loss as in the spec
/// @param optimizer as in the spec
/// @param update as in the spec
/// @param metrics as in the spec
/// @param callbacks as in the spec
/// @param fit as in the spec
record SpecForm(
    DataSource data,
    Scaling scale,
    List<Augment> augment,
    Model model,
    List<String> freeze,
    Loss loss,
    Optimizer optimizer,
    UpdateSettings update,
    List<Metric> metrics,
    List<Callback> callbacks,
    FitSettings fit) {

  static SpecForm of(TrainSpec spec) {
    Model model = spec.model();
    List<String> freeze = List.of();
    if (spec.model() instanceof Frozen(Model inner, List<String> patterns)) {
      model = inner;
      freeze = patterns;
    }
    return new SpecForm(
        spec.data(),
        spec.scale(),
        spec.augment(),
        model,
        freeze,
        spec.loss(),
        spec.optimizer(),
        spec.update(),
        spec.metrics(),
        spec.callbacks(),
        spec.fit());
  }

  TrainSpec spec() {
    return new TrainSpec(
        data,
        scale,
        augment,
        freeze.isEmpty() ? model : model.freeze(freeze.toArray(String[]::new)),
        loss,
        optimizer,
        update,
        metrics,
        callbacks,
        fit);
  }
}
