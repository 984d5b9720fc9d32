package dev.gradus.model;

import dev.gradus.layer.Weight;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;

/// A model as ops for one batch size, in a graph that can still grow: by a loss, by gradients, by
/// an optimizer.
///
/// @param graph has the feed `input` and the fetch `prediction`
/// @param input the batch, `[N, …]`
/// @param output the predictions, `[N, …]`
/// @param layers in order, the input not among them
public record BuiltModel(GraphBuilder graph, Value input, Value output, List<BuiltLayer> layers) {

  /// Name of the feed.
  public static final String INPUT = "input";

  /// Name of the fetch.
  public static final String PREDICTION = "prediction";

  /// Copies the layers.
  public BuiltModel {
    layers = List.copyOf(layers);
  }

  /// @return all variables of the model, layer by layer: weights and states
  public List<Weight> weights() {
    return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  /// @return the weights that the optimizer changes
  public List<Weight> trainableWeights() {
    return weights().stream().filter(weight -> weight.variable().trainable()).toList();
  }
}
