package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;

/// Cross-entropy of one class out of `K`, targets in one column a class.
///
/// `loss = mean over n of -sum_k t_nk log p_nk`
///
/// - prediction `p [N, K]`, probabilities; or logits `x [N, K]` if `fromLogits`
/// - target `t [N, K]`, one-hot or probabilities; `t (1 - labelSmoothing) + labelSmoothing / K`
///   takes its place
///
/// With logits `x` at hand, given or found in front of a softmax, it computes `-log p_k = log(sum_j
/// e^x_j) - x_k` directly, finite for logits of any size. From other probabilities, `p` is divided
/// by its sum over `k` and clipped to [1e-7, 1 - 1e-7] first.
///
/// As Keras 3, which also looks for the softmax only where its backend keeps a graph. PyTorch's
/// cross-entropy always takes logits. Where a prediction was clipped its gradient is 0.
///
/// Source of the smoothing: Szegedy, Vanhoucke, Ioffe, Shlens, Wojna, "Rethinking the Inception
/// architecture for computer vision", 2016, arXiv:1512.00567, section 7.
///
/// @param fromLogits whether predictions are logits, default false
/// @param labelSmoothing how far targets are drawn towards `1 / K`, in `[0, 1)`; default 0
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {

  private static final Formula WEIGHTED = weighted();

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if labelSmoothing is out of its range
  public CategoricalCrossentropy {
    Ranges.requireSmoothing("CategoricalCrossentropy", labelSmoothing);
  }

  /// Without smoothing.
  ///
  /// @param fromLogits whether predictions are logits
  public CategoricalCrossentropy(boolean fromLogits) {
    this(fromLogits, 0);
  }

  /// @return predictions are probabilities
  public static CategoricalCrossentropy defaults() {
    return new CategoricalCrossentropy(false);
  }

  /// @param smoothing how far targets are drawn towards `1 / K`
  /// @return this loss with that smoothing
  public CategoricalCrossentropy withLabelSmoothing(double smoothing) {
    return new CategoricalCrossentropy(fromLogits, smoothing);
  }

  @Override
  public String kind() {
    return "categorical-crossentropy";
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
    Value wanted = labelSmoothing == 0 ? target : smoothed(graph, target);
    return Crossentropy.logits(graph, prediction, fromLogits)
        .map(logits -> Crossentropy.fromLogits(graph, false, logits, wanted))
        .orElseGet(() -> fromProbabilities(graph, prediction, wanted));
  }

  private Value smoothed(GraphBuilder graph, Value target) {
    Formula.Builder formula = Formula.named("smoothed");
    Expr t = formula.input("t");
    formula.output("y", Crossentropy.smoothed(t, labelSmoothing, target.shape().dim(1)));
    return graph.add("loss", new Elementwise(formula.build()), target);
  }

  private static Value fromProbabilities(GraphBuilder graph, Value prediction, Value target) {
    Value logs = Crossentropy.logProbabilities(graph, prediction);
    Value each = graph.add("loss", new Elementwise(WEIGHTED), logs, target);
    Reduce overClasses = new Reduce(Reduce.Kind.SUM, List.of(1), false);
    return graph.add("loss", overClasses, each);
  }

  private static Formula weighted() {
    Formula.Builder formula = Formula.named("crossentropy");
    Expr logP = formula.input("log_p");
    Expr t = formula.input("t");
    return formula.output("loss", t.times(logP).negated()).build();
  }
}
