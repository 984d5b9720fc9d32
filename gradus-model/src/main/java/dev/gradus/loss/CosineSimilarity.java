package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;

/// Minus the cosine of the angle between prediction and target: -1 where they point the same way, 0
/// at right angles, 1 where they point opposite ways.
///
/// `loss = mean over the rest of -(sum_c p_c t_c) / (max(|p|, 1e-7) max(|t|, 1e-7))`
///
/// Prediction `p` and target `t`: the same shape `[N, …, C]`; `|p|` is the length along `C`.
///
/// As Keras with its `axis` of -1. PyTorch's `CosineEmbeddingLoss` is one more.
public record CosineSimilarity() implements Loss {

  private static final double SMALLEST_SQUARE = Crossentropy.EPSILON * Crossentropy.EPSILON;
  private static final Formula PRODUCT = product();
  private static final Formula SQUARE = square();
  private static final Formula COSINE = cosine();

  @Override
  public String kind() {
    return "cosine-similarity";
  }

  @Override
  public TargetEncoding targetEncoding() {
    return TargetEncoding.VALUES;
  }

  @Override
  public Shape targetShape(Shape prediction) {
    Shapes.requireVectors(this, prediction);
    return prediction;
  }

  @Override
  public Value each(GraphBuilder graph, Value prediction, Value target) {
    Shapes.requireTarget(this, prediction, target);
    Value product = summed(graph, graph.add("loss", new Elementwise(PRODUCT), prediction, target));
    Value ofPrediction = summed(graph, graph.add("loss", new Elementwise(SQUARE), prediction));
    Value ofTarget = summed(graph, graph.add("loss", new Elementwise(SQUARE), target));
    return graph.add("loss", new Elementwise(COSINE), product, ofPrediction, ofTarget);
  }

  private static Value summed(GraphBuilder graph, Value each) {
    List<Integer> last = List.of(each.shape().rank() - 1);
    return graph.add("loss", new Reduce(Reduce.Kind.SUM, last, false), each);
  }

  private static Formula product() {
    Formula.Builder formula = Formula.named("product");
    return formula.output("y", formula.input("p").times(formula.input("t"))).build();
  }

  private static Formula square() {
    Formula.Builder formula = Formula.named("square");
    return formula.output("y", formula.input("x").squared()).build();
  }

  private static Formula cosine() {
    Formula.Builder formula = Formula.named("cosine_similarity");
    Expr product = formula.input("product");
    Expr lengthP = length(formula.input("pp"));
    Expr lengthT = length(formula.input("tt"));
    return formula.output("loss", product.dividedBy(lengthP).dividedBy(lengthT).negated()).build();
  }

  private static Expr length(Expr square) {
    return square.max(SMALLEST_SQUARE).sqrt();
  }
}
