package dev.gradus.loss;

import dev.gradus.activation.Sigmoid;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Node;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// What the two losses of yes and no share.
///
/// @param missing how far the probability of what is true is from 1
/// @param loss minus the logarithm of that probability
record BinaryTerms(Expr missing, Expr loss) {

  private static final Expr ONE = Expr.constant(1);

  /// The numbers whose sigmoid the prediction is: itself, or the operand of the op that wrote it.
  static Optional<Value> logits(GraphBuilder graph, Value prediction, boolean fromLogits) {
    if (fromLogits) {
      return Optional.of(prediction);
    }
    return graph
        .producer(prediction)
        .filter(node -> node.op().equals(new Elementwise(new Sigmoid().formula())))
        .map(Node::inputs)
        .map(List::getFirst);
  }

  /// For every element a loss of the terms and the smoothed target.
  static Value each(
      GraphBuilder graph,
      Optional<Value> logits,
      Value prediction,
      Value target,
      double labelSmoothing,
      BiFunction<BinaryTerms, Expr, Expr> loss) {
    Formula.Builder formula = Formula.named("binary_crossentropy");
    Expr x = formula.input(logits.isPresent() ? "x" : "p");
    Expr t = smoothed(formula.input("t"), labelSmoothing);
    BinaryTerms terms = logits.isPresent() ? ofLogits(x, t) : ofProbability(x, t);
    formula.output("loss", loss.apply(terms, t));
    return graph.add("loss", new Elementwise(formula.build()), logits.orElse(prediction), target);
  }

  private static Expr smoothed(Expr t, double labelSmoothing) {
    return labelSmoothing == 0 ? t : t.times(1 - labelSmoothing).plus(labelSmoothing / 2);
  }

  /// `t softplus(-x) + (1 - t) softplus(x)`, in which nothing cancels.
  private static BinaryTerms ofLogits(Expr x, Expr t) {
    Expr size = x.abs();
    Expr no = ONE.minus(t);
    Expr rest = size.negated().exp().log1p();
    Expr below = size.minus(x).times(0.5);
    Expr above = size.plus(x).times(0.5);
    return new BinaryTerms(
        t.times(x.negated().sigmoid()).plus(no.times(x.sigmoid())),
        rest.plus(t.times(below)).plus(no.times(above)));
  }

  private static BinaryTerms ofProbability(Expr prediction, Expr t) {
    Expr p = prediction.clipped(Crossentropy.EPSILON, 1 - Crossentropy.EPSILON);
    Expr no = ONE.minus(t);
    return new BinaryTerms(
        t.times(ONE.minus(p)).plus(no.times(p)),
        t.times(p.log()).plus(no.times(p.negated().log1p())).negated());
  }

  /// `missing^gamma`; a base of 0 has no slope for powers below 1.
  Expr focus(double gamma) {
    return missing.max(Crossentropy.EPSILON).pow(gamma);
  }
}
