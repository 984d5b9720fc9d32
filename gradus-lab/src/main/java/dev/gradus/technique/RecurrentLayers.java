package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Edits of the recurrent layers of a chain.
///
/// @param chain of layers
record RecurrentLayers(LayerChain chain) {

  private static final Set<String> KINDS = Set.of("lstm", "gru", "simple-rnn");

  static RecurrentLayers of(String technique, TrainSpec spec, Workbench bench) {
    return new RecurrentLayers(LayerChain.of(technique, spec, bench));
  }

  /// A dropout layer behind each recurrent one.
  String[] withDropout(double rate) {
    List<String> edits = new ArrayList<>();
    for (int place : places().reversed()) { // from the end, so that earlier places stay
      edits.add("model.%d+={dropout: %s}".formatted(place + 1, rate));
    }
    return edits.toArray(String[]::new);
  }

  /// Layers of another kind with as many units in the place of each.
  String[] as(String kind) {
    return places().stream()
        .map(place ->
            "model.%d=%s".formatted(place, layer(kind, chain.layers().get(place).settings())))
        .toArray(String[]::new);
  }

  /// Whether all of them are of one kind.
  boolean areAll(String kind) {
    return places().stream().allMatch(place -> kind(place).equals(kind));
  }

  private static String layer(String kind, Map<?, ?> settings) {
    return "{%s: {units: %s, returnSequences: %s, goBackwards: %s}}"
        .formatted(
            kind,
            settings.get("units"),
            settings.get("returnSequences"),
            settings.get("goBackwards"));
  }

  private List<Integer> places() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < chain.layers().size(); i++) {
      if (KINDS.contains(kind(i))) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      throw new ConfigException(
          "%s: the spec's model has no recurrent layer. It is about lstm, gru and simple-rnn; use dropout for other networks."
              .formatted(chain.technique()));
    }
    return places;
  }

  private String kind(int place) {
    return chain.layers().get(place).kind();
  }
}
