package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.layer.LayerContext;
import dev.gradus.layer.Masks;
import dev.gradus.layer.Weight;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Builds a network's ops: the one place where layers are called.
final class GraphAssembly {

  private final GraphBuilder graph = new GraphBuilder();
  private final Masks masks = new Masks();
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, LayerContext> firstUses = new HashMap<>();
  private final List<BuiltLayer> built = new ArrayList<>();
  private final Set<String> frozen;
  private final boolean training;

  private GraphAssembly(Set<String> frozen, boolean training) {
    this.frozen = frozen;
    this.training = training;
  }

  static BuiltModel build(Model model, int batchSize, boolean training) {
    if (batchSize < 1) {
      throw new ConfigException(
          "model: batchSize must be at least 1, got %s.".formatted(batchSize));
    }
    GraphAssembly assembly = new GraphAssembly(new HashSet<>(model.frozen()), training);
    SequencedMap<String, Value> inputs = assembly.feed(model.inputs(), batchSize);
    model.calls().forEach(assembly::call);
    SequencedMap<String, Value> outputs = new LinkedHashMap<>();
    model.outputs().forEach(id -> outputs.put(id, Single.known(assembly.values, id)));
    assembly.requireUnmasked(outputs);
    outputs.forEach((id, value) ->
        assembly.graph.fetch(BuiltModel.name(BuiltModel.PREDICTION, id, outputs.size()), value));
    return new BuiltModel(assembly.graph, inputs, outputs, assembly.built);
  }

  private SequencedMap<String, Value> feed(SequencedMap<String, Shape> shapes, int batchSize) {
    SequencedMap<String, Value> inputs = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> {
      String feed = BuiltModel.name(BuiltModel.INPUT, name, shapes.size());
      inputs.put(name, graph.feed(feed, shape.prepend(batchSize)));
    });
    values.putAll(inputs);
    return inputs;
  }

  private void requireUnmasked(SequencedMap<String, Value> outputs) {
    for (BuiltLayer layer : built) {
      if (outputs.containsKey(layer.call().id())) {
        masks.requireNone(layer.output(), layer.layer().label(layer.name()));
      }
    }
  }

  private void call(LayerCall call) {
    LayerContext first = firstUses.get(call.name());
    LayerContext context =
        first == null
            ? new LayerContext(
                graph, masks, call.name(), call.layer(), training, frozen.contains(call.name()))
            : first.again(call.id());
    List<Value> read = call.from().stream().map(id -> Single.known(values, id)).toList();
    Value value = context.call(read);
    List<Weight> weights = first == null ? context.weights() : List.of();
    firstUses.putIfAbsent(call.name(), context);
    values.put(call.id(), value);
    built.add(new BuiltLayer(call, value, masks.of(value), weights, context.losses()));
  }
}
