package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Edit;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The layers of a spec whose model is a chain, and edits of them.
///
/// @param technique that asks, for messages
/// @param layers in order, in the normal form
record LayerChain(String technique, List<Part> layers) {

  private static final String ACTIVATION = "activation";
  private static final String NORMALIZATION = "batch-normalization";
  private static final double MOMENTUM = 0.9;
  private static final double EPSILON = 1e-7;

  /// What a layer with weights takes along: all of it is done before the next layer reads.
  private static final Set<String> FOLLOWERS =
      Set.of(
          NORMALIZATION,
          "layer-normalization",
          "group-normalization",
          ACTIVATION,
          "prelu",
          "max-pooling1d",
          "max-pooling2d",
          "average-pooling1d",
          "average-pooling2d");

  private static final Set<String> WEIGHTED =
      Set.of("dense", "conv1d", "conv2d", "depthwise-conv2d", "separable-conv2d");

  /// A layer.
  ///
  /// @param kind its word
  /// @param settings all of them
  record Part(String kind, Map<?, ?> settings) {

    /// Whether it is a dense or convolution layer.
    boolean weighted() {
      return WEIGHTED.contains(kind);
    }

    /// As it stands in a spec.
    Map<String, Object> plain() {
      return Map.of(kind, settings);
    }
  }

  /// @throws ConfigException if the spec's model is no chain
  static LayerChain of(String technique, TrainSpec spec, Workbench bench) {
    if (!(spec.toMap(bench.kinds()).get("model") instanceof List<?> list)) {
      throw new ConfigException(
          "%s: the spec's model is a graph, expected a chain of layers. Write model as a list."
              .formatted(technique));
    }
    List<Part> parts = new ArrayList<>();
    for (Object element : list) {
      if (element instanceof Map<?, ?> map) {
        map.forEach((kind, settings) ->
            parts.add(
                new Part(
                    String.valueOf(kind),
                    settings instanceof Map<?, ?> values ? values : Map.of())));
      } else {
        parts.add(new Part(String.valueOf(element), Map.of()));
      }
    }
    return new LayerChain(technique, parts);
  }

  /// The places of the dense and convolution layers but the last one.
  ///
  /// @throws ConfigException if there is none
  List<Integer> hidden() {
    List<Integer> places = new ArrayList<>(weighted());
    if (places.size() < 2) {
      throw new ConfigException(
          "%s: the spec's model has no hidden layer: expected a dense or convolution layer before the last one, got %s. Add one."
              .formatted(technique, layers.stream().map(Part::kind).toList()));
    }
    places.removeLast();
    return places;
  }

  /// The places of all dense and convolution layers.
  List<Integer> weighted() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).weighted()) {
        places.add(i);
      }
    }
    return places;
  }

  /// Edits that insert a layer behind each hidden one and what belongs to it: its normalization,
  /// activation and pooling.
  ///
  /// @param layer as in a spec, without braces
  String[] afterHidden(String layer) {
    List<String> edits = new ArrayList<>();
    for (int place : hidden().reversed()) {
      int next = place + 1;
      while (FOLLOWERS.contains(layers.get(next).kind())) {
        next++;
      }
      edits.add("model.%d+={%s}".formatted(next, layer));
    }
    return edits.toArray(String[]::new);
  }

  /// The places of the layers of a kind.
  List<Integer> places(String kind) {
    return IntStream.range(0, layers.size())
        .filter(i -> layers.get(i).kind().equals(kind))
        .boxed()
        .toList();
  }

  /// The places of the layers that have a setting.
  List<Integer> having(String key) {
    return IntStream.range(0, layers.size())
        .filter(i -> layers.get(i).settings().containsKey(key))
        .boxed()
        .toList();
  }

  /// One setting of some layers.
  Patch setting(List<Integer> places, String key, Object value) {
    return new Patch(
        places.stream()
            .map(i ->
                new Edit(
                    "model.%d.%s.%s".formatted(i, layers.get(i).kind(), key),
                    Edit.Operation.SET,
                    value))
            .toList());
  }

  /// Other layers in place of these.
  static Patch replacedBy(List<Part> layers) {
    return new Patch(
        List.of(new Edit("model", Edit.Operation.SET, layers.stream().map(Part::plain).toList())));
  }

  /// Another initializer for the kernels of all dense and convolution layers that have one.
  ///
  /// @param initializer as in a spec, without braces
  Patch initialized(String initializer) {
    return Patch.of(
        weighted().stream()
            .filter(place -> layers.get(place).settings().containsKey("kernelInitializer"))
            .map(place -> setting(place, "kernelInitializer", "{%s}".formatted(initializer)))
            .toArray(String[]::new));
  }

  /// Another activation for all hidden layers.
  ///
  /// @throws ConfigException if there is no hidden layer
  Patch activated(String activation) {
    return Patch.of(
        hidden().stream()
            .map(place -> setting(place, ACTIVATION, activation))
            .toArray(String[]::new));
  }

  /// Batch normalization between each hidden layer and its activation. Its moving averages forget
  /// fast, since experiments take few steps; its epsilon is that of the sources, since the usual
  /// 1e-3 is more than the variance of what small weights give, which then is not normalized.
  ///
  /// @throws ConfigException if there is no hidden layer, or normalization already
  Patch normalized() {
    if (layers.stream().anyMatch(layer -> layer.kind().equals(NORMALIZATION))) {
      throw new ConfigException(
          "%s: the spec's model has batch-normalization already, expected one without to compare with. Take it out."
              .formatted(technique));
    }
    Patch patch = Patch.none();
    for (int place : hidden().reversed()) {
      Object activation = layers.get(place).settings().get(ACTIVATION);
      patch =
          patch
              .then(Patch.of(setting(place, ACTIVATION, "linear")))
              .then(
                  new Patch(
                      List.of(
                          inserted(
                              place + 1,
                              Map.of(
                                  ACTIVATION,
                                  Map.of(ACTIVATION, activation == null ? "linear" : activation))),
                          inserted(
                              place + 1,
                              Map.of(
                                  NORMALIZATION,
                                  Map.of("momentum", MOMENTUM, "epsilon", EPSILON))))));
    }
    return patch;
  }

  private String setting(int place, String key, String value) {
    return "model.%d.%s.%s=%s".formatted(place, layers.get(place).kind(), key, value);
  }

  private static Edit inserted(int place, Map<String, ?> layer) {
    return new Edit("model." + place, Edit.Operation.INSERT, layer);
  }
}
