package dev.gradus.model;

import dev.gradus.layer.Layer;
import dev.gradus.layer.Weight;
import dev.gradus.op.Value;
import java.util.List;

/// A layer with the place it took in a graph.
///
/// @param name unique in the model, for example `dense_1`
/// @param layer its settings
/// @param output what it hands on
/// @param weights its weights and states, in the order it asked for them
public record BuiltLayer(String name, Layer layer, Value output, List<Weight> weights) {

  /// Copies the weights.
  public BuiltLayer {
    weights = List.copyOf(weights);
  }
}
