package dev.gradus.train;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.history.SavedModel;
import dev.gradus.history.Tensor;
import dev.gradus.model.LayerPatterns;
import dev.gradus.model.Model;
import dev.gradus.op.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Picks the variables that a network takes over from a saved one.
final class Transfer {

  private Transfer() {}

  /// Every variable of the layers that the patterns name.
  ///
  /// @param own the network's weights and states by name
  static SequencedMap<String, Variable> all(
      Model model, Map<String, Variable> own, SavedModel saved, List<String> patterns) {
    List<String> layers = LayerPatterns.names(model);
    LayerPatterns.require("take", patterns, layers);
    List<String> picked = LayerPatterns.matching(patterns, layers);
    SequencedMap<String, Variable> taken = new LinkedHashMap<>();
    own.forEach((name, variable) -> {
      if (picked.contains(name.substring(0, name.indexOf('/')))) {
        requireSame(variable, saved);
        taken.put(name, variable);
      }
    });
    if (taken.isEmpty()) {
      throw new ConfigException(
          "take: the layers %s have no weights. Name layers with weights."
              .formatted(String.join(", ", picked)));
    }
    return taken;
  }

  static SequencedMap<String, Variable> matching(Map<String, Variable> own, SavedModel saved) {
    SequencedMap<String, Variable> taken = new LinkedHashMap<>();
    own.forEach((name, variable) -> {
      Tensor tensor = saved.weights().get(name);
      if (tensor != null && tensor.shape().equals(variable.shape())) {
        taken.put(name, variable);
      }
    });
    return taken;
  }

  private static void requireSame(Variable variable, SavedModel saved) {
    Tensor tensor = saved.weights().get(variable.name());
    if (tensor == null) {
      throw new ConfigException(
          "take: the saved network has no %s; it has %s. Leave that layer out, or take what matches with takeMatching."
              .formatted(variable.name(), String.join(", ", saved.weights().keySet())));
    }
    Shape found = tensor.shape();
    if (!found.equals(variable.shape())) {
      throw new ConfigException(
          "take: %s is %s in the saved network and %s in this one. Leave that layer out, or take what matches with takeMatching."
              .formatted(variable.name(), found, variable.shape()));
    }
  }
}
