package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.layer.Weight;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A model as ops for one batch size, in a graph that can still grow: by a loss, by gradients, by
/// an optimizer.
///
/// @param graph has the feed `input` and the fetch `prediction`; where there are several, each has
///   its name behind that: `input/image`
/// @param inputs the batch, `[N, …]`, for each input
/// @param outputs the predictions, `[N, …]`, for each output
/// @param layers in order, the inputs not among them
public record BuiltModel(
    GraphBuilder graph,
    SequencedMap<String, Value> inputs,
    SequencedMap<String, Value> outputs,
    List<BuiltLayer> layers) {

  /// Name of the feed, or where there are several the first part of their names.
  public static final String INPUT = "input";

  /// Name of the fetch, or where there are several the first part of their names.
  public static final String PREDICTION = "prediction";

  /// Copies inputs, outputs and layers.
  public BuiltModel {
    inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
    layers = List.copyOf(layers);
  }

  /// The name of a feed or fetch: a word alone where there is one of the sort.
  ///
  /// @param word for the sort, for example [#INPUT]
  /// @param name of the input or output
  /// @param count how many there are of the sort
  /// @return for example `input`, or `input/image`
  public static String name(String word, String name, int count) {
    return count == 1 ? word : word + "/" + name;
  }

  /// @return the batch of the only input
  /// @throws ConfigException if there are several
  public Value input() {
    return Single.of(inputs, "inputs", "inputs()");
  }

  /// @return the predictions of the only output
  /// @throws ConfigException if there are several
  public Value output() {
    return Single.of(outputs, "outputs", "outputs()");
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
