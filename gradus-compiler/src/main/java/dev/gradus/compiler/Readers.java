package dev.gradus.compiler;

import dev.gradus.op.Graph;
import dev.gradus.op.Node;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who reads and who writes each value of a graph.
final class Readers {

  private final Map<Value, List<Node>> readers = new HashMap<>();
  private final Map<Value, Node> writers = new HashMap<>();
  private final Set<Value> leaving = new HashSet<>();

  Readers(Graph graph) {
    for (Node node : graph.nodes()) {
      for (Value input : new HashSet<>(node.inputs())) {
        readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node);
      }
      node.outputs().forEach(output -> writers.put(output, node));
    }
    leaving.addAll(graph.fetches().values());
    leaving.addAll(graph.assignments().values());
  }

  /// The nodes that read `value`, each once, in order.
  List<Node> of(Value value) {
    return readers.getOrDefault(value, List.of());
  }

  /// Whether `reader` alone reads `value` and it does not leave the graph.
  boolean isOnly(Node reader, Value value) {
    return !leaving.contains(value) && of(value).equals(List.of(reader));
  }

  /// Whether nobody reads `value` and it does not leave the graph.
  boolean isDead(Value value) {
    return !leaving.contains(value) && of(value).isEmpty();
  }

  /// Whether `value` is fetched or assigned.
  boolean leaves(Value value) {
    return leaving.contains(value);
  }

  /// The node that writes `value`; none for feeds and variables.
  Optional<Node> writer(Value value) {
    return Optional.ofNullable(writers.get(value));
  }
}
