package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.GradusException;
import dev.gradus.core.NearestWord;
import dev.gradus.core.Shape;
import dev.gradus.layer.Layer;
import dev.gradus.model.Frozen;
import dev.gradus.model.Functional;
import dev.gradus.model.LayerCall;
import dev.gradus.model.Model;
import dev.gradus.model.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Reads and writes networks: a chain as the list of its layers, a graph as a map.
///
/// ```yaml
/// inputs: {image: [28, 28, 1]}
/// layers:
///   - flatten
///   - {name: wide, layer: {dense: 64}}
///   - {layer: {dense: 64}, from: wide}
///   - {layer: add, from: [dense, wide]}
///   - {name: digit, layer: {dense: {units: 10, activation: softmax}}}
/// outputs: [digit]
/// ```
///
/// A layer that does not say what it reads reads the one before it, the first one the only input. A
/// layer that gives the name of an earlier one, and no layer, is that one used again; its value is
/// called `wide:2`. Without `outputs` the last layer is the output. Written is everything.
final class ModelCodec {

  private static final List<String> KEYS = List.of("inputs", "layers", "outputs");

  private final KindCodec layers;

  ModelCodec(KindCodec layers) {
    this.layers = layers;
  }

  Object encode(Model model, Place place) {
    return switch (model) {
      case Sequential chain -> encodeChain(chain, place);
      case Functional graph -> encodeGraph(graph, place);
      case Frozen _ ->
          throw place.complain(
              "has frozen layers, which files hold beside the network. Write them as freeze.");
    };
  }

  private List<Object> encodeChain(Sequential chain, Place place) {
    List<Object> plain = new ArrayList<>();
    for (int i = 0; i < chain.layers().size(); i++) {
      plain.add(layers.encode(Layer.class, chain.layers().get(i), place.then(i)));
    }
    return plain;
  }

  private Map<String, Object> encodeGraph(Functional graph, Place place) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    graph.inputs().forEach((name, shape) -> inputs.put(name, shape.dims()));
    List<Object> calls = new ArrayList<>();
    for (LayerCall call : graph.calls()) {
      Place at = place.then("layers").then(calls.size());
      Map<String, Object> plain = new LinkedHashMap<>();
      plain.put("name", call.name());
      if (call.use() == 1) {
        plain.put("layer", layers.encode(Layer.class, call.layer(), at.then("layer")));
      }
      plain.put("from", call.from());
      calls.add(plain);
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("inputs", inputs);
    plain.put("layers", calls);
    plain.put("outputs", graph.outputs());
    return plain;
  }

  Model decode(Object plain, Place place) {
    return switch (plain) {
      case List<?> list -> decodeChain(list, place);
      case Map<?, ?> map -> decodeGraph(ValueCodec.map(map, place), place);
      default ->
          throw place.complain(
              "must be a list of layers, or a map with inputs, layers and outputs, got %s."
                  .formatted(Yaml.writeOnOneLine(plain)));
    };
  }

  private Sequential decodeChain(List<?> list, Place place) {
    List<Layer> decoded = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      decoded.add((Layer) layers.decode(Layer.class, list.get(i), place.then(i)));
    }
    return complaining(place, () -> new Sequential(decoded));
  }

  private Functional decodeGraph(Map<String, Object> map, Place place) {
    requireKeys(map, KEYS, place);
    for (String key : List.of("inputs", "layers")) {
      if (!map.containsKey(key)) {
        throw place.complain(
            "needs the key \"%s\". Known keys: %s.".formatted(key, String.join(", ", KEYS)));
      }
    }
    Place at = place.then("inputs");
    Map<String, Object> given = ValueCodec.map(map.getOrDefault("inputs", Map.of()), at);
    LinkedHashMap<String, Shape> inputs = new LinkedHashMap<>();
    given.forEach((name, dims) -> inputs.put(name, ValueCodec.shape(dims, at.then(name))));
    CallReader calls = new CallReader(layers, inputs.keySet());
    List<LayerCall> read =
        calls.read(
            ValueCodec.list(map.getOrDefault("layers", List.of()), place.then("layers")),
            place.then("layers"));
    List<String> outputs =
        map.containsKey("outputs")
            ? CallReader.names(map.getOrDefault("outputs", List.of()), place.then("outputs"))
            : List.of(read.getLast().id());
    for (int i = 0; i < outputs.size(); i++) {
      calls.requireKnown(outputs.get(i), "names", place.then("outputs").then(i));
    }
    return complaining(place, () -> new Functional(inputs, read, outputs));
  }

  static void requireKeys(Map<String, Object> map, List<String> known, Place place) {
    for (String key : map.keySet()) {
      if (!known.contains(key)) {
        throw place.complain(
            "has no key \"%s\". Known keys: %s.%s"
                .formatted(key, String.join(", ", known), NearestWord.question(key, known)));
      }
    }
  }

  static <T> T complaining(Place place, Supplier<T> work) {
    try {
      return work.get();
    } catch (GradusException e) {
      throw new ConfigException(place + ": " + e.getMessage(), e);
    }
  }
}
