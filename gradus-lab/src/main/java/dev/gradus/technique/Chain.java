package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Edit;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The layers of a spec whose network is a chain, in the normal form that patches walk.
///
/// @param technique that asks, for messages
/// @param layers in order
record Chain(String technique, List<Element> layers) {

  private static final String MODEL = "model";
  private static final String ACTIVATION = "activation";

  /// One layer.
  ///
  /// @param kind its word in specs
  /// @param settings all of them, by name
  record Element(String kind, Map<?, ?> settings) {

    /// As it stands in a spec.
    Map<String, Object> plain() {
      return Map.of(kind, settings);
    }
  }

  /// @throws ConfigException if the network is no chain
  static Chain of(String technique, TrainSpec spec, Workbench bench) {
    List<Element> found = new ArrayList<>();
    if (spec.toMap(bench.kinds()).get(MODEL) instanceof List<?> layers) {
      for (Object layer : layers) {
        if (layer instanceof Map<?, ?> map && !map.isEmpty()) {
          Map.Entry<?, ?> only = map.entrySet().iterator().next();
          Map<?, ?> settings = only.getValue() instanceof Map<?, ?> values ? values : Map.of();
          found.add(new Element(String.valueOf(only.getKey()), settings));
        }
      }
    }
    if (found.isEmpty()) {
      throw new ConfigException(
          "%s: the spec's model is a graph, expected a chain. Write its layers as a list."
              .formatted(technique));
    }
    return new Chain(technique, List.copyOf(found));
  }

  /// Where the layers of a kind stand.
  List<Integer> kind(String kind) {
    return IntStream.range(0, layers.size())
        .filter(i -> layers.get(i).kind().equals(kind))
        .boxed()
        .toList();
  }

  /// Where the layers that have a setting stand.
  List<Integer> having(String key) {
    return IntStream.range(0, layers.size())
        .filter(i -> layers.get(i).settings().containsKey(key))
        .boxed()
        .toList();
  }

  /// Where the layers stand whose activation is not that of the output.
  ///
  /// @throws ConfigException if there is none
  List<Integer> hidden() {
    List<Integer> all = having(ACTIVATION);
    if (all.size() < 2) {
      throw new ConfigException(
          "%s: the spec's model has no hidden layer with an activation. Give it one, such as {dense: {units: 64, activation: relu}}."
              .formatted(technique));
    }
    return all.subList(0, all.size() - 1);
  }

  /// The activation of some layers.
  Patch activations(List<Integer> where, String activation) {
    return setting(where, ACTIVATION, activation);
  }

  /// One setting of some layers.
  Patch setting(List<Integer> where, String key, Object value) {
    return new Patch(
        where.stream()
            .map(i ->
                new Edit(
                    "%s.%d.%s.%s".formatted(MODEL, i, layers.get(i).kind(), key),
                    Edit.Operation.SET,
                    value))
            .toList());
  }

  /// Other layers in place of these.
  static Patch of(List<Element> layers) {
    return new Patch(
        List.of(new Edit(MODEL, Edit.Operation.SET, layers.stream().map(Element::plain).toList())));
  }
}
