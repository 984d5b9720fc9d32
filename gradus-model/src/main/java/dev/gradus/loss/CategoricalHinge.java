package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.op.Window;
import java.util.List;

/// By how much the true class fails to lead the best other class by 1.
///
/// ```
/// right_n = sum over k of t_nk p_nk
/// wrong_n = max over k of (1 - t_nk) p_nk
/// loss    = mean over n of max(wrong_n - right_n + 1, 0)
/// ```
///
/// - prediction `p [N, K]`, any numbers
/// - target `t [N, K]`, one-hot
///
/// As Keras, in which too the true class counts as a wrong one of 0. Of equal largest ones the
/// first gets the gradient. PyTorch's `MultiMarginLoss` adds up all classes instead.
///
/// Source: Crammer, Singer, "On the algorithmic implementation of multiclass kernel-based vector
/// machines", 2001.
public record CategoricalHinge() implements Loss {

  private static final Formula RIGHT = right();
  private static final Formula WRONG = wrong();
  private static final Formula LEAD = lead();

  @Override
  public String kind() {
    return "categorical-hinge";
  }

  @Override
  public TargetEncoding targetEncoding() {
    return TargetEncoding.ONE_HOT;
  }

  @Override
  public Shape targetShape(Shape prediction) {
    Shapes.requireClasses(this, prediction);
    return prediction;
  }

  @Override
  public Value each(GraphBuilder graph, Value prediction, Value target) {
    Shapes.requireTarget(this, prediction, target);
    Value each = graph.add("loss", new Elementwise(RIGHT), prediction, target);
    Value right = graph.add("loss", new Reduce(Reduce.Kind.SUM, List.of(1), false), each);
    Value others = graph.add("loss", new Elementwise(WRONG), prediction, target);
    return graph.add("loss", new Elementwise(LEAD), largest(graph, others), right);
  }

  /// `[N]`, the rows taken as images of one row.
  private static Value largest(GraphBuilder graph, Value rows) {
    int n = rows.shape().dim(0);
    int classes = rows.shape().dim(1);
    Value images = graph.add("loss", new Reshape(Shape.of(n, 1, classes, 1)), rows);
    MaxPool2d whole = new MaxPool2d(Window.of(1, 1), Window.of(classes, 1));
    Value largest = graph.add("loss", whole, List.of(images)).getFirst();
    return graph.add("loss", new Reshape(Shape.of(n)), largest);
  }

  private static Formula right() {
    Formula.Builder formula = Formula.named("right");
    return formula.output("y", formula.input("p").times(formula.input("t"))).build();
  }

  private static Formula wrong() {
    Formula.Builder formula = Formula.named("wrong");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    return formula.output("y", Expr.constant(1).minus(t).times(p)).build();
  }

  private static Formula lead() {
    Formula.Builder formula = Formula.named("categorical_hinge");
    Expr wrong = formula.input("wrong");
    Expr right = formula.input("right");
    return formula.output("loss", Expr.constant(0).max(wrong.minus(right).plus(1))).build();
  }
}
