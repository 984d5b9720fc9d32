package dev.gradus.loss;

import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Node;
import dev.gradus.op.Reduce;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;

/// What the two cross-entropies share: finding logits, and making probabilities safe for a
/// logarithm.
final class Crossentropy {

  /// Keras's epsilon: no probability counts as smaller, nor as larger than one minus it.
  static final double EPSILON = 1e-7;

  private static final int CLASSES = 1;

  private Crossentropy() {}

  /// The numbers whose softmax the prediction is: itself, or the operand of the op that wrote it.
  static Optional<Value> logits(GraphBuilder graph, Value prediction, boolean fromLogits) {
    if (fromLogits) {
      return Optional.of(prediction);
    }
    return graph
        .producer(prediction)
        .filter(node -> node.op().equals(new Softmax(false)))
        .map(Node::inputs)
        .map(List::getFirst);
  }

  /// For each example, straight from logits.
  static Value fromLogits(GraphBuilder graph, boolean sparse, Value logits, Value target) {
    return graph.add("loss", new SoftmaxCrossEntropy(sparse), logits, target);
  }

  /// `log(clip(p_k / sum_j p_j, epsilon, 1 - epsilon))`, `[N, K]`.
  static Value logProbabilities(GraphBuilder graph, Value prediction) {
    Value sum = graph.add("loss", new Reduce(Reduce.Kind.SUM, List.of(CLASSES), true), prediction);
    return graph.add("loss", new Elementwise(clippedLog()), prediction, sum);
  }

  /// A target drawn towards `1 / K`.
  static Expr smoothed(Expr t, double labelSmoothing, int classes) {
    return labelSmoothing == 0 ? t : t.times(1 - labelSmoothing).plus(labelSmoothing / classes);
  }

  private static Formula clippedLog() {
    Formula.Builder formula = Formula.named("clipped_log");
    Expr p = formula.input("p");
    Expr sum = formula.input("sum");
    return formula.output("log_p", p.dividedBy(sum).clipped(EPSILON, 1 - EPSILON).log()).build();
  }
}
