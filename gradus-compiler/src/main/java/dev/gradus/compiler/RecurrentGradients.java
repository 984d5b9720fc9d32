package dev.gradus.compiler;

import dev.gradus.core.Shape;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProductBackwardWeights;
import dev.gradus.op.Node;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// The gradients of a recurrent network: one walk back through time, then one product over all
/// examples and steps for the recurrent kernel.
final class RecurrentGradients {

  private RecurrentGradients() {}

  /// @param gradients of the values met so far, at least one of the node's states among them
  /// @return the gradient by each operand but the mask
  static SequencedMap<Value, Value> of(
      GraphBuilder graph, String name, Recurrent op, Node node, Map<Value, Value> gradients) {
    Value x = node.inputs().get(0);
    Value kernel = node.inputs().get(1);
    List<Integer> upstream =
        IntStream.range(0, op.cell().states())
            .filter(state -> gradients.containsKey(node.outputs().get(state)))
            .boxed()
            .toList();
    List<Value> operands = new ArrayList<>(List.of(x, kernel));
    if (op.masked()) {
      operands.add(node.inputs().getLast());
    }
    operands.addAll(node.outputs());
    upstream.forEach(state -> operands.add(gradients.get(node.outputs().get(state))));
    List<Value> results = graph.add(name, new RecurrentBackward(op, upstream), operands);
    Value gates = results.get(0);
    List<Value> weights =
        graph.add(
            name,
            new InnerProductBackwardWeights(op.bias()),
            List.of(rows(graph, name, results.getLast()), rows(graph, name, gates)));
    SequencedMap<Value, Value> found = new LinkedHashMap<>();
    found.put(x, op.cell().allAdded() ? gates : results.get(1));
    found.put(kernel, weights.get(0));
    if (op.bias()) {
      found.put(node.inputs().get(2), weights.get(1));
    }
    return found;
  }

  /// All examples and steps as one axis.
  private static Value rows(GraphBuilder graph, String name, Value sequence) {
    Shape shape = sequence.shape();
    int rows = Math.multiplyExact(shape.dim(0), shape.dim(1));
    return graph.add(name, new Reshape(Shape.of(rows, shape.dim(2))), sequence);
  }
}
