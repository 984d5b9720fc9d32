package dev.gradus.compiler;

import dev.gradus.expr.Application;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.Node;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Chains of elementwise work become one pass over memory: a producer whose result has one
/// elementwise reader, at the same shape, is computed inside that reader. So a regulariser's
/// gradient, clipping and the optimizer's update end up as a single loop, unless it gets too long.
final class FuseElementwise implements Pass {

  private final Predicate<Formula> fits;

  /// @param fits whether a formula is small enough for one loop
  FuseElementwise(Predicate<Formula> fits) {
    this.fits = fits;
  }

  @Override
  public String name() {
    return "fuse elementwise";
  }

  @Override
  public Graph apply(Graph graph) {
    Graph current = graph;
    Optional<Graph> next = fuseOne(current);
    while (next.isPresent()) {
      current = next.get();
      next = fuseOne(current);
    }
    return current;
  }

  private Optional<Graph> fuseOne(Graph graph) {
    Readers readers = new Readers(graph);
    for (Node consumer : graph.nodes()) {
      if (consumer.op() instanceof Elementwise) {
        for (Value input : consumer.inputs()) {
          Optional<Graph> fused =
              readers
                  .writer(input)
                  .filter(producer -> canInline(readers, producer, input, consumer))
                  .flatMap(producer -> fused(graph, producer, consumer));
          if (fused.isPresent()) {
            return fused;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean canInline(Readers readers, Node producer, Value value, Node consumer) {
    return producer.op() instanceof Elementwise
        && producer.outputs().size() == 1
        && readers.isOnly(consumer, value)
        && value.shape().equals(consumer.output().shape());
  }

  /// Empty where an operand that nothing reads alone gave the result its shape, or the formula gets
  /// too long.
  private Optional<Graph> fused(Graph graph, Node producer, Node consumer) {
    Application<Source> inlined =
        application(consumer)
            .inline(new Source.Tensor(producer.output()), application(producer), 0);
    Node both =
        new Node(
            consumer.name(),
            new Elementwise(inlined.formula()),
            Source.tensors(inlined),
            consumer.outputs());
    if (!Verifier.infersItsShapes(both) || !fits.test(inlined.formula())) {
      return Optional.empty();
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.equals(consumer)) {
        nodes.add(both);
      } else if (!node.equals(producer)) {
        nodes.add(node);
      }
    }
    return Optional.of(graph.withNodes(nodes));
  }

  private static Application<Source> application(Node node) {
    return Source.application(((Elementwise) node.op()).formula(), node.inputs());
  }
}
