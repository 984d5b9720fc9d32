package dev.gradus.spec;

import dev.gradus.core.NearestWord;
import dev.gradus.layer.Layer;
import dev.gradus.model.LayerCall;
import dev.gradus.model.LayerNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Reads the `layers` of a graph, one by one, each with what is known from those before it.
final class CallReader {

  private static final String NAME = "name";
  private static final String LAYER = "layer";
  private static final String FROM = "from";
  private static final List<String> KEYS = List.of(NAME, LAYER, FROM);

  private final KindCodec layers;
  private final LayerNames numbers = new LayerNames();
  private final SequencedSet<String> known;
  private final Map<String, LayerCall> last = new HashMap<>();
  private final List<LayerCall> calls = new ArrayList<>();

  CallReader(KindCodec layers, Collection<String> inputs) {
    this.layers = layers;
    this.known = new LinkedHashSet<>(inputs);
    inputs.forEach(numbers::reserve);
  }

  List<LayerCall> read(List<?> plain, Place place) {
    if (plain.isEmpty()) {
      throw place.complain("is empty. Give at least one layer.");
    }
    for (Object each : plain) {
      if (isCall(each) && ((Map<?, ?>) each).get(NAME) instanceof String name) {
        numbers.reserve(name);
      }
    }
    for (int i = 0; i < plain.size(); i++) {
      LayerCall call = one(plain.get(i), place.then(i));
      calls.add(call);
      known.add(call.id());
      last.put(call.name(), call);
    }
    return calls;
  }

  /// Whether an element says where a layer stands, rather than being the layer alone.
  private static boolean isCall(Object plain) {
    return plain instanceof Map<?, ?> map && KEYS.stream().anyMatch(map::containsKey);
  }

  private LayerCall one(Object plain, Place place) {
    Map<String, Object> map = isCall(plain) ? ValueCodec.map(plain, place) : Map.of(LAYER, plain);
    ModelCodec.requireKeys(map, KEYS, place);
    List<String> from = from(map, place);
    Object given = map.get(LAYER);
    String name = map.containsKey(NAME) ? name(map.get(NAME), place.then(NAME)) : "";
    LayerCall earlier = last.get(name);
    if (given == null) {
      if (earlier == null) {
        throw place.complain(
            "has no layer, so its name must be that of an earlier one, got \"%s\".%s Give it a layer."
                .formatted(name, NearestWord.question(name, last.keySet())));
      }
      return call(name, earlier.use() + 1, earlier.layer(), from, place);
    }
    Layer layer = (Layer) layers.decode(Layer.class, given, place.then(LAYER));
    return call(
        name.isEmpty() ? numbers.next(layer.kind()) : name,
        earlier == null ? 1 : earlier.use() + 1,
        layer,
        from,
        place);
  }

  private static LayerCall call(String name, int use, Layer layer, List<String> from, Place place) {
    return ModelCodec.complaining(place, () -> new LayerCall(name, use, layer, from));
  }

  private List<String> from(Map<String, Object> map, Place place) {
    Object given = map.get(FROM);
    if (given != null) {
      List<String> names = names(given, place.then(FROM));
      names.forEach(name -> requireKnown(name, "reads", place.then(FROM)));
      return names;
    }
    if (calls.isEmpty() && known.size() != 1) {
      throw place.complain(
          "needs the key \"from\", since there are several inputs: %s."
              .formatted(String.join(", ", known)));
    }
    return List.of(known.getLast());
  }

  /// Refuses a name that is neither an input nor a layer so far.
  void requireKnown(String name, String does, Place place) {
    if (!known.contains(name)) {
      throw place.complain(
          "%s \"%s\", which is no input and no layer before it. Before it are: %s.%s"
              .formatted(does, name, String.join(", ", known), NearestWord.question(name, known)));
    }
  }

  /// One name, or a list of names.
  static List<String> names(Object plain, Place place) {
    if (plain instanceof List<?> list) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        names.add(name(list.get(i), place.then(i)));
      }
      return names;
    }
    return List.of(name(plain, place));
  }

  private static String name(Object plain, Place place) {
    if (plain instanceof String text) {
      return text;
    }
    throw place.complain("must be a name, got %s.".formatted(Yaml.writeOnOneLine(plain)));
  }
}
