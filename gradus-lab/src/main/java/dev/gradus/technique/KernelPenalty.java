package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Edits that give every kernel of a chain of layers an L2 penalty.
final class KernelPenalty {

  private static final String KEY = "kernelRegularizer";

  private KernelPenalty() {}

  /// @param share of Σ w² in the loss
  /// @return an edit for each layer with a kernel
  static String[] edits(TrainSpec spec, double share, Workbench bench) {
    List<String> edits = new ArrayList<>();
    if (spec.toMap(bench.kinds()).get("model") instanceof List<?> layers) {
      for (int i = 0; i < layers.size(); i++) {
        if (layers.get(i) instanceof Map<?, ?> layer
            && layer.values().iterator().next() instanceof Map<?, ?> settings
            && settings.containsKey("kernelInitializer")) {
          edits.add(
              "model.%d.%s.%s={l2: %s}".formatted(i, layer.keySet().iterator().next(), KEY, share));
        }
      }
    }
    if (edits.isEmpty()) {
      throw new ConfigException(
          "weight-decay: the spec's model is no chain with kernels to shrink. Write its layers as a list.");
    }
    return edits.toArray(String[]::new);
  }
}
