package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;

/// The Kullback-Leibler divergence of predicted probabilities from the true ones.
///
/// `loss = mean over n of sum_k t_nk log(t_nk / p_nk)`
///
/// - prediction `p [N, K]`, probabilities
/// - target `t [N, K]`, probabilities or one-hot
///
/// Both are clipped to [1e-7, 1] first; where a prediction was clipped its gradient is 0. For
/// one-hot targets the same as [CategoricalCrossentropy] but for the clipping.
///
/// As Keras. PyTorch's `KLDivLoss` takes `log p`, and by default divides by `N K`.
///
/// Source: Kullback, Leibler, "On information and sufficiency", 1951, equation 2.4.
public record KlDivergence() implements Loss {

  private static final Formula FORMULA = write();

  @Override
  public String kind() {
    return "kl-divergence";
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
    Value each = graph.add("loss", new Elementwise(FORMULA), prediction, target);
    Reduce overClasses = new Reduce(Reduce.Kind.SUM, List.of(1), false);
    return graph.add("loss", overClasses, each);
  }

  private static Formula write() {
    Formula.Builder formula = Formula.named("kl_divergence");
    Expr p = formula.input("p").clipped(Crossentropy.EPSILON, 1);
    Expr t = formula.input("t").clipped(Crossentropy.EPSILON, 1);
    return formula.output("loss", t.times(t.dividedBy(p).log())).build();
  }
}
