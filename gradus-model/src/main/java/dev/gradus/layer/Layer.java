package dev.gradus.layer;

import dev.gradus.op.Value;
import java.util.List;

/// One step of a network. Open: a layer of your own is a record whose [#build] adds primitive ops;
/// the compiler derives its gradient.
public interface Layer {

  /// The name used in spec files, for example `batch-normalization`. A layer's own name comes from
  /// it: `batch_normalization`, then `batch_normalization_1`.
  ///
  /// @return lower-case words joined by hyphens
  String kind();

  /// Adds this layer's ops to the graph under construction.
  ///
  /// @param context the layer's name, weights and graph
  /// @param input the previous layer's value; axis 0 is the batch
  /// @return this layer's value; axis 0 is the batch
  /// @throws dev.gradus.core.ShapeException if the layer cannot take this input
  Value build(LayerContext context, Value input);

  /// Adds this layer's ops where several values may come in. A layer takes one unless it is a
  /// [MergeLayer].
  ///
  /// @param context the layer's name, weights and graph
  /// @param inputs the values of the layers before it
  /// @return this layer's value; axis 0 is the batch
  /// @throws dev.gradus.core.ShapeException if the layer cannot take these inputs
  default Value build(LayerContext context, List<Value> inputs) {
    if (inputs.size() != 1) {
      throw context.refusal(
          "got %d inputs, expected 1. Merge them first, for example with Concatenate."
              .formatted(inputs.size()));
    }
    return build(context, inputs.getFirst());
  }

  /// What this layer does with an input that has a mask. The default refuses it, so that a layer
  /// which does not know of masks is never silently wrong.
  ///
  /// @return the rule that [LayerContext#call] follows
  default MaskRule maskRule() {
    return MaskRule.REFUSES;
  }

  /// How messages name this layer: `dense_1 (Dense, units=10, activation=softmax)`.
  ///
  /// @param name of the layer in its model
  /// @return the name with the type and, for a record, the settings that `toString` gives
  default String label(String name) {
    return "%s (%s)".formatted(name, Settings.of(this));
  }
}
