package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.List;
import java.util.Map;

/// An L2 penalty for every kernel of a chain of layers.
final class KernelPenalty {

  private KernelPenalty() {}

  /// @param technique that asks, for complaints
  /// @param share of Σ w² in the loss
  /// @throws ConfigException if the model is no chain, or has no kernel
  static Patch of(String technique, TrainSpec spec, double share, Workbench bench) {
    LayerChain chain = LayerChain.of(technique, spec, bench);
    List<Integer> kernels = chain.having("kernelInitializer");
    if (kernels.isEmpty()) {
      throw new ConfigException(
          "%s: no layer of the spec's model has a kernel to shrink. Use layers such as dense or conv2d."
              .formatted(technique));
    }
    return chain.setting(kernels, "kernelRegularizer", Map.of("l2", share));
  }
}
