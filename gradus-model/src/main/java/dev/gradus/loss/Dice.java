package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;

/// One minus the overlap of predicted and true areas, as in segmented images.
///
/// `loss = 1 - (2 sum p t + 1e-7) / (sum p + sum t + 1e-7)`, the sums over all elements of the
/// batch
///
/// Prediction `p` and target `t`: the same shape `[N, …]`, from 0 to 1. No mean over examples: a
/// batch is one area.
///
/// As Keras with its `axis` of none. PyTorch has none.
///
/// Source: Milletari, Navab, Ahmadi, "V-Net", 2016, arXiv:1606.04797, section 3, without the
/// squares.
public record Dice() implements Loss {

  private static final Formula PRODUCT = product();
  private static final Formula OVERLAP = overlap();

  @Override
  public String kind() {
    return "dice";
  }

  @Override
  public TargetEncoding targetEncoding() {
    return TargetEncoding.VALUES;
  }

  @Override
  public Shape targetShape(Shape prediction) {
    return prediction;
  }

  @Override
  public Value each(GraphBuilder graph, Value prediction, Value target) {
    Shapes.requireTarget(this, prediction, target);
    Value each = graph.add("loss", new Elementwise(PRODUCT), prediction, target);
    return graph.add(
        "loss",
        new Elementwise(OVERLAP),
        sum(graph, each),
        sum(graph, prediction),
        sum(graph, target));
  }

  private static Value sum(GraphBuilder graph, Value each) {
    return graph.add("loss", Reduce.all(Reduce.Kind.SUM, each.shape()), each);
  }

  private static Formula product() {
    Formula.Builder formula = Formula.named("product");
    return formula.output("y", formula.input("p").times(formula.input("t"))).build();
  }

  private static Formula overlap() {
    Formula.Builder formula = Formula.named("dice");
    Expr both = formula.input("both").times(2).plus(Crossentropy.EPSILON);
    Expr all = formula.input("p").plus(formula.input("t")).plus(Crossentropy.EPSILON);
    return formula.output("loss", Expr.constant(1).minus(both.dividedBy(all))).build();
  }
}
