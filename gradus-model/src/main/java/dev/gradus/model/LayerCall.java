package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import java.util.List;

/// One use of a layer in a network: what it reads. A layer that is used twice has the same weights
/// in both places.
///
/// @param name of the layer, for example `encoder`; the first part of its weights' names
/// @param use 1 for the layer's first use in the network, 2 for the second …
/// @param layer its settings
/// @param from what it reads: names of inputs and [ids][#id()] of earlier calls, at least one
public record LayerCall(String name, int use, Layer layer, List<String> from) {

  /// Copies what it reads.
  ///
  /// @throws ConfigException for a name with other characters than letters, digits, `_`, `-` and
  ///   `.`, or a call that reads nothing
  public LayerCall {
    from = List.copyOf(from);
    requireName(name);
    if (layer instanceof Input) {
      throw new ConfigException(
          "%s: is an Input, which is no layer of a graph. Name it among the graph's inputs."
              .formatted(name));
    }
    if (use < 1) {
      throw new ConfigException("%s: use must be at least 1, got %d.".formatted(name, use));
    }
    if (from.isEmpty()) {
      throw new ConfigException(
          "%s: reads nothing, expected an input or an earlier layer. Say what it reads."
              .formatted(layer.label(name)));
    }
  }

  /// @param name of the layer
  /// @param layer its settings
  /// @param from what it reads
  /// @return the layer's first use
  public static LayerCall first(String name, Layer layer, List<String> from) {
    return new LayerCall(name, 1, layer, from);
  }

  /// The name of this call's value: the layer's name, and from the second use on a number too, as
  /// in `encoder:2`.
  ///
  /// @return unique in the network
  public String id() {
    return use == 1 ? name : name + ":" + use;
  }

  static void requireName(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
      throw new ConfigException(
          "\"%s\": is no name for a layer or an input. Begin with a letter and go on with letters, digits, _, - and ."
              .formatted(name));
    }
  }
}
