package dev.gradus.bench;

import dev.gradus.core.Shape;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Graph;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Node;
import dev.gradus.op.Recurrent;
import dev.gradus.op.Value;
import java.util.HashSet;
import java.util.Set;

/// Counts the floating-point operations of a training step: two for each multiplication of a number
/// with a weight forward, as many again for the weights' gradient, and once more for the data's
/// gradient unless nothing before it learns; a recurrent kernel's data is its own state. What is
/// not a product does not count.
final class Arithmetic {

  private Arithmetic() {}

  /// @param forward a network's ops without their gradients
  static double ofStep(Graph forward) {
    Set<Value> learned = new HashSet<>(forward.variables().values());
    double operations = 0;
    for (Node node : forward.nodes()) {
      double products = products(node);
      if (products > 0) {
        boolean state = node.op() instanceof Recurrent;
        boolean learns = state || learned.contains(node.inputs().getFirst());
        operations += 2 * products * (learns ? 3 : 2);
      }
      if (node.inputs().stream().anyMatch(learned::contains)) {
        learned.addAll(node.outputs());
      }
    }
    return operations;
  }

  /// Each result of a product or convolution sums as many products as its kernel has rows.
  private static double products(Node node) {
    if (node.op() instanceof InnerProduct || node.op() instanceof Conv2d) {
      Shape kernel = node.inputs().get(1).shape();
      return (double) node.outputs().getFirst().shape().size() * kernel.size() / kernel.dim(-1);
    }
    if (node.op() instanceof Recurrent) {
      Shape x = node.inputs().getFirst().shape();
      return (double) x.dim(0) * x.dim(1) * node.inputs().get(1).shape().size();
    }
    return 0;
  }
}
