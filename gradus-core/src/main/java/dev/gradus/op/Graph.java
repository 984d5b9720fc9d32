package dev.gradus.op;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A step of work as primitive ops: what comes in (feeds, variables), what is computed (nodes, in
/// an order in which every value is written before it is read), what goes out (fetches,
/// assignments).
///
/// @param feeds values the host writes before each run, by name
/// @param variables values that hold a variable's content as of the start of the step
/// @param nodes the work, in order
/// @param assignments what each changed variable becomes at the end of the step
/// @param fetches values the host may read after a run, by name
public record Graph(
    SequencedMap<String, Value> feeds,
    SequencedMap<Variable, Value> variables,
    List<Node> nodes,
    SequencedMap<Variable, Value> assignments,
    SequencedMap<String, Value> fetches) {

  /// Copies every part.
  public Graph {
    feeds = copy(feeds);
    variables = copy(variables);
    nodes = List.copyOf(nodes);
    assignments = copy(assignments);
    fetches = copy(fetches);
  }

  /// @param changed the new list of nodes
  /// @return this graph with other nodes between the same ends
  public Graph withNodes(List<Node> changed) {
    return new Graph(feeds, variables, changed, assignments, fetches);
  }

  private static <K, V> SequencedMap<K, V> copy(Map<K, V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }
}
