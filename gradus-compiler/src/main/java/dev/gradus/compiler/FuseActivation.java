package dev.gradus.compiler;

import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Node;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// An activation that alone reads a product's result is applied by the product itself, before the
/// result goes to memory, where the backend can do that. (The activation's gradient reads the
/// activated result wherever the maths allows it, see [ElementwiseGradient].)
final class FuseActivation implements Pass {

  private final Predicate<Formula> fusible;

  /// @param fusible which activations the backend applies inside a product
  FuseActivation(Predicate<Formula> fusible) {
    this.fusible = fusible;
  }

  @Override
  public String name() {
    return "fuse activations";
  }

  @Override
  public Graph apply(Graph graph) {
    Readers readers = new Readers(graph);
    Map<Node, Node> products = new HashMap<>();
    Map<Node, Node> activations = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof InnerProduct(boolean bias, Optional<Formula> none)
          && none.isEmpty()) {
        activation(readers, node.output())
            .ifPresent(reader -> {
              Formula formula = ((Elementwise) reader.op()).formula();
              InnerProduct both = new InnerProduct(bias, Optional.of(formula));
              products.put(node, new Node(node.name(), both, node.inputs(), reader.outputs()));
              activations.put(reader, node);
            });
      }
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (!activations.containsKey(node)) {
        nodes.add(products.getOrDefault(node, node));
      }
    }
    return graph.withNodes(nodes);
  }

  private Optional<Node> activation(Readers readers, Value product) {
    return readers.of(product).stream()
        .filter(reader ->
            readers.isOnly(reader, product)
                && reader.op() instanceof Elementwise(Formula formula)
                && formula.inputs().size() == 1
                && formula.outputs().size() == 1
                && fusible.test(formula))
        .findFirst();
  }
}
