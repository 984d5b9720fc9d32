package dev.gradus.compiler;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.op.Graph;
import dev.gradus.op.Node;
import dev.gradus.op.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The grammar of graphs, checked after every pass: each value is written once, before it is read;
/// each node's results have the shapes its op infers; what goes out exists.
final class Verifier {

  private Verifier() {}

  static Graph verified(String pass, Graph graph) {
    Set<Value> written = new HashSet<>(graph.feeds().values());
    written.addAll(graph.variables().values());
    for (Node node : graph.nodes()) {
      requireAll(pass, node.name(), written, node.inputs());
      if (!infersItsShapes(node)) {
        throw new ShapeException(
            "compiler, after %s: %s: %s over %s does not yield %s."
                .formatted(
                    pass, node.name(), node.op(), shapes(node.inputs()), shapes(node.outputs())));
      }
      for (Value output : node.outputs()) {
        if (!written.add(output)) {
          throw new ShapeException(
              "compiler, after %s: %s writes %s, which is already written."
                  .formatted(pass, node.name(), output));
        }
      }
    }
    requireAll(pass, "fetches", written, graph.fetches().values());
    requireAll(pass, "assignments", written, graph.assignments().values());
    return graph;
  }

  /// Whether the node's results have the shapes that its op infers from its operands.
  static boolean infersItsShapes(Node node) {
    return node.op().outputShapes(shapes(node.inputs())).equals(shapes(node.outputs()));
  }

  private static List<Shape> shapes(List<Value> values) {
    return values.stream().map(Value::shape).toList();
  }

  private static void requireAll(
      String pass, String reader, Set<Value> written, Iterable<Value> values) {
    for (Value value : values) {
      if (!written.contains(value)) {
        throw new ShapeException(
            "compiler, after %s: %s reads %s before it is written.".formatted(pass, reader, value));
      }
    }
  }
}
