package dev.gradus.model;

import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
import dev.gradus.op.Value;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// A graph as text for golden comparisons: one line a feed, variable, node, assignment and fetch.
public final class GraphText {

  private GraphText() {}

  /// The whole graph.
  public static String of(Graph graph) {
    StringJoiner text = new StringJoiner("\n");
    graph.feeds().forEach((name, value) -> text.add(typed(value) + " = feed " + name));
    graph
        .variables()
        .forEach((variable, value) ->
            text.add(
                "%s = %s %s"
                    .formatted(
                        typed(value), variable.trainable() ? "weight" : "state", variable.name())));
    graph.nodes().forEach(node -> text.add(line(node)));
    graph
        .assignments()
        .forEach((variable, value) -> text.add("%s := %s".formatted(variable.name(), value)));
    graph.fetches().forEach((name, value) -> text.add("fetch %s = %s".formatted(name, value)));
    return text.toString();
  }

  private static String line(Node node) {
    String outputs =
        node.outputs().stream().map(GraphText::typed).collect(Collectors.joining(", "));
    return "%s = %s%s  // %s".formatted(outputs, op(node.op()), list(node.inputs()), node.name());
  }

  private static String op(Op op) {
    return op instanceof Elementwise(var formula) ? "{ %s }".formatted(formula) : op.toString();
  }

  private static String list(List<Value> values) {
    return values.stream().map(Value::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String typed(Value value) {
    return "%s %s".formatted(value, value.shape());
  }
}
