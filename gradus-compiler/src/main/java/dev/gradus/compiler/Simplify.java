package dev.gradus.compiler;

import dev.gradus.op.Broadcast;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Removes work that changes nothing: nodes that nobody reads, the second of two equal nodes,
/// reshapes to the same shape, repetitions that an elementwise reader makes by itself.
final class Simplify implements Pass {

  @Override
  public String name() {
    return "simplify";
  }

  @Override
  public Graph apply(Graph graph) {
    return withoutDead(withoutDuplicates(graph));
  }

  private record Work(Op op, List<Value> inputs) {}

  private static Graph withoutDuplicates(Graph graph) {
    Map<Value, Value> same = new HashMap<>();
    Map<Value, Value> unrepeated = new HashMap<>();
    Map<Work, Node> known = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Node original : graph.nodes()) {
      List<Value> inputs =
          original.inputs().stream().map(value -> same.getOrDefault(value, value)).toList();
      if (original.op() instanceof Elementwise) {
        inputs = repeatingItself(original, inputs, unrepeated);
      }
      Node node = new Node(original.name(), original.op(), inputs, original.outputs());
      if (node.op() instanceof Reshape
          && node.output().shape().equals(node.inputs().getFirst().shape())) {
        same.put(node.output(), node.inputs().getFirst());
        continue;
      }
      Node equal = known.putIfAbsent(new Work(node.op(), node.inputs()), node);
      if (equal != null) {
        for (int i = 0; i < node.outputs().size(); i++) {
          same.put(node.outputs().get(i), equal.outputs().get(i));
        }
      } else {
        nodes.add(node);
        if (node.op() instanceof Broadcast) {
          unrepeated.put(node.output(), node.inputs().getFirst());
        }
      }
    }
    return new Graph(
        graph.feeds(),
        graph.variables(),
        nodes,
        renamed(graph.assignments(), same),
        renamed(graph.fetches(), same));
  }

  /// Reads repeated tensors at their source, as long as another operand still has the full shape.
  private static List<Value> repeatingItself(
      Node node, List<Value> inputs, Map<Value, Value> unrepeated) {
    List<Value> direct =
        inputs.stream().map(value -> unrepeated.getOrDefault(value, value)).toList();
    boolean full = direct.stream().anyMatch(v -> v.shape().equals(node.output().shape()));
    return full ? direct : inputs;
  }

  private static <K> SequencedMap<K, Value> renamed(
      SequencedMap<K, Value> map, Map<Value, Value> same) {
    SequencedMap<K, Value> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(key, same.getOrDefault(value, value)));
    return result;
  }

  private static Graph withoutDead(Graph graph) {
    Set<Value> alive = new HashSet<>(graph.fetches().values());
    alive.addAll(graph.assignments().values());
    List<Node> kept = new ArrayList<>();
    for (Node node : graph.nodes().reversed()) {
      if (node.outputs().stream().anyMatch(alive::contains)) {
        kept.addFirst(node);
        alive.addAll(node.inputs());
      }
    }
    return graph.withNodes(kept);
  }
}
