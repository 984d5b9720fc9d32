package dev.gradus.model;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/// What makes inputs, calls and outputs a network.
final class GraphRules {

  private GraphRules() {}

  static void check(
      SequencedMap<String, Shape> inputs, List<LayerCall> calls, List<String> outputs) {
    if (inputs.isEmpty() || calls.isEmpty() || outputs.isEmpty()) {
      throw new ConfigException(
          "Functional: got %d inputs, %d layers and %d outputs, expected at least one of each."
              .formatted(inputs.size(), calls.size(), outputs.size()));
    }
    inputs.forEach((name, shape) -> requireInput(name, new Input(shape)));
    SequencedSet<String> known = new LinkedHashSet<>(inputs.keySet());
    Set<String> unread = new LinkedHashSet<>(inputs.keySet());
    Map<String, LayerCall> layers = new HashMap<>();
    for (LayerCall call : calls) {
      requireOrder(call, known);
      requireSameLayer(call, layers);
      if (inputs.containsKey(call.name())) {
        throw new ConfigException(
            "%s: is the name of an input and of a layer. Give one of them another name."
                .formatted(call.name()));
      }
      unread.removeAll(call.from());
      known.add(call.id());
      unread.add(call.id());
    }
    requireOutputs(inputs, known, outputs);
    outputs.forEach(unread::remove);
    requireRead(unread, inputs, layers);
  }

  private static void requireInput(String name, Input input) {
    LayerCall.requireName(name);
    if (input.shape().rank() == 0) {
      throw new ConfigException(
          "%s: examples have the shape [], expected at least one axis. Write [1] for one number."
              .formatted(name));
    }
  }

  private static void requireOrder(LayerCall call, SequencedSet<String> known) {
    for (String read : call.from()) {
      if (!known.contains(read)) {
        throw new ConfigException(
            "%s: reads \"%s\", which is no input and no layer before it. Before it are: %s."
                .formatted(call.layer().label(call.id()), read, String.join(", ", known)));
      }
    }
  }

  private static void requireSameLayer(LayerCall call, Map<String, LayerCall> last) {
    LayerCall before = last.put(call.name(), call);
    if (before != null && !before.layer().equals(call.layer())) {
      throw new ConfigException(
          "%s: is the name of two layers, %s and %s. One name means one layer with its weights; give one of them another name."
              .formatted(call.name(), settings(before.layer()), settings(call.layer())));
    }
    int expected = before == null ? 1 : before.use() + 1;
    if (call.use() != expected) {
      throw new ConfigException(
          "%s: is its use %d, expected %d. Number the uses of a layer from 1."
              .formatted(call.name(), call.use(), expected));
    }
  }

  private static String settings(Layer layer) {
    String label = layer.label("");
    return label.substring(2, label.length() - 1);
  }

  private static void requireOutputs(
      SequencedMap<String, Shape> inputs, Set<String> known, List<String> outputs) {
    Set<String> seen = new HashSet<>();
    for (String output : outputs) {
      if (inputs.containsKey(output)) {
        throw new ConfigException(
            "Functional: the output %s is an input, so nothing would be learned about it. Give a layer's result."
                .formatted(output));
      }
      if (!known.contains(output)) {
        throw new ConfigException(
            "Functional: the output \"%s\" is no layer. Layers are: %s."
                .formatted(
                    output,
                    String.join(
                        ", ", known.stream().filter(name -> !inputs.containsKey(name)).toList())));
      }
      if (!seen.add(output)) {
        throw new ConfigException(
            "Functional: %s is an output twice. Name it once.".formatted(output));
      }
    }
  }

  private static void requireRead(
      Set<String> unread, SequencedMap<String, Shape> inputs, Map<String, LayerCall> layers) {
    if (unread.isEmpty()) {
      return;
    }
    String name = unread.iterator().next();
    if (inputs.containsKey(name)) {
      throw new ConfigException(
          "Functional: no output depends on the input %s. Let a layer read it, or leave it out."
              .formatted(name));
    }
    LayerCall call = layers.get(name.contains(":") ? name.substring(0, name.indexOf(':')) : name);
    throw new ConfigException(
        "%s: no layer reads it, and it is no output. Make it an output, or leave it out."
            .formatted(call == null ? name : call.layer().label(name)));
  }
}
