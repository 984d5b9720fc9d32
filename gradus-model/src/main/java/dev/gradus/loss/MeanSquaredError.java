package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// `loss = mean (p - t)^2` over all elements of the batch.
///
/// Prediction `p` and target `t`: the same shape `[N, …]`.
///
/// As Keras and PyTorch. DJL's L2 loss is half of it.
public record MeanSquaredError() implements Loss {

  private static final Formula SQUARED_ERROR = squaredError();

  @Override
  public String kind() {
    return "mean-squared-error";
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
    return graph.add("loss", new Elementwise(SQUARED_ERROR), prediction, target);
  }

  private static Formula squaredError() {
    Formula.Builder formula = Formula.named("squared_error");
    Expr p = formula.input("p");
    Expr t = formula.input("t");
    return formula.output("error", p.minus(t).squared()).build();
  }
}
