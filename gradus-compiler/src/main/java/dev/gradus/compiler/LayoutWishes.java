package dev.gradus.compiler;

import dev.gradus.kernels.Layout;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.Node;
import dev.gradus.op.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which values had better lie alike: those of one shape that meet in an elementwise op, such as a
/// weight, its gradient and the optimizer's moments. The first layout decided for one of them is
/// the wish for all.
final class LayoutWishes {

  private final Map<Value, Value> parents = new HashMap<>();
  private final Map<Value, Layout> decided = new HashMap<>();

  LayoutWishes(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Elementwise) {
        List<Value> alike =
            Stream.concat(node.inputs().stream(), node.outputs().stream())
                .filter(value -> value.shape().equals(node.output().shape()))
                .toList();
        alike.forEach(value -> join(alike.getFirst(), value));
      }
    }
    graph
        .assignments()
        .forEach((variable, value) ->
            Optional.ofNullable(graph.variables().get(variable))
                .ifPresent(old -> join(old, value)));
  }

  Optional<Layout> of(Value value) {
    return Optional.ofNullable(decided.get(root(value)));
  }

  void decide(Value value, Layout layout) {
    decided.putIfAbsent(root(value), layout);
  }

  private void join(Value a, Value b) {
    Value rootOfA = root(a);
    Value rootOfB = root(b);
    if (!rootOfA.equals(rootOfB)) {
      parents.put(rootOfB, rootOfA);
    }
  }

  private Value root(Value value) {
    Value parent = parents.get(value);
    return parent == null ? value : root(parent);
  }
}
