package dev.gradus.model;

import dev.gradus.layer.Layer;
import dev.gradus.layer.Weight;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;

/// A layer with the place it took in a graph.
///
/// @param call the layer, its name and what it reads
/// @param output what it hands on
/// @param mask which time steps of the output are real, `[N, T]`; none if all are
/// @param weights its weights and states, in the order it asked for them; none where the layer was
///   used before, with the same weights
/// @param losses what it adds to the loss, each `[]`
public record BuiltLayer(
    LayerCall call, Value output, Optional<Value> mask, List<Weight> weights, List<Value> losses) {

  /// Copies weights and losses.
  public BuiltLayer {
    weights = List.copyOf(weights);
    losses = List.copyOf(losses);
  }

  /// @return unique in the model, for example `dense_1`
  public String name() {
    return call.id();
  }

  /// @return its settings
  public Layer layer() {
    return call.layer();
  }
}
