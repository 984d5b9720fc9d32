package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.Value;
import java.util.List;

/// Cross-entropy of one class out of `K`, targets given as the class's number: the same loss as
/// [CategoricalCrossentropy] with a `K`-th of the target's memory.
///
/// `loss = mean over n of -log p_n,t_n`
///
/// - prediction `p [N, K]`, probabilities; or logits `x [N, K]` if `fromLogits`
/// - target `t [N, 1]`, whole numbers from 0 to `K - 1`
///
/// With logits at hand, given or found in front of a softmax, it computes `-log p_k = log(sum_j
/// e^x_j) - x_k` directly. From other probabilities, `p` is divided by its sum over `k`, clipped to
/// [1e-7, 1 - 1e-7] and divided by its sum again; Keras's backends differ in which of the two
/// divisions they do, by less than `K` 1e-7 in the loss.
///
/// With `labelSmoothing` the loss is `(1 - labelSmoothing) (-log p_n,t_n) + labelSmoothing mean_k
/// (-log p_nk)`, what [CategoricalCrossentropy] gives for the same classes.
///
/// Keras and PyTorch take targets `[N]`; PyTorch always takes logits. The smoothing is PyTorch's;
/// Keras has none here.
///
/// @param fromLogits whether predictions are logits, default false
/// @param labelSmoothing how far targets are drawn towards `1 / K`, in `[0, 1)`; default 0
public record SparseCategoricalCrossentropy(boolean fromLogits, double labelSmoothing)
    implements Loss {

  private static final List<Integer> CLASSES = List.of(1);

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if labelSmoothing is out of its range
  public SparseCategoricalCrossentropy {
    Ranges.requireSmoothing("SparseCategoricalCrossentropy", labelSmoothing);
  }

  /// Without smoothing.
  ///
  /// @param fromLogits whether predictions are logits
  public SparseCategoricalCrossentropy(boolean fromLogits) {
    this(fromLogits, 0);
  }

  /// @return predictions are probabilities
  public static SparseCategoricalCrossentropy defaults() {
    return new SparseCategoricalCrossentropy(false);
  }

  /// @param smoothing how far targets are drawn towards `1 / K`
  /// @return this loss with that smoothing
  public SparseCategoricalCrossentropy withLabelSmoothing(double smoothing) {
    return new SparseCategoricalCrossentropy(fromLogits, smoothing);
  }

  @Override
  public String kind() {
    return "sparse-categorical-crossentropy";
  }

  @Override
  public TargetEncoding targetEncoding() {
    return TargetEncoding.INDEX;
  }

  @Override
  public Shape targetShape(Shape prediction) {
    Shapes.requireClasses(this, prediction);
    return prediction.withDim(1, 1);
  }

  @Override
  public Value each(GraphBuilder graph, Value prediction, Value target) {
    Shapes.requireTarget(this, prediction, target);
    // The logarithms of probabilities are logits of the same probabilities.
    Value logits =
        Crossentropy.logits(graph, prediction, fromLogits)
            .orElseGet(() -> Crossentropy.logProbabilities(graph, prediction));
    return labelSmoothing == 0
        ? Crossentropy.fromLogits(graph, true, logits, target)
        : smoothed(graph, logits, target);
  }

  private Value smoothed(GraphBuilder graph, Value logits, Value target) {
    Value right = graph.add("loss", new SoftmaxCrossEntropy(true), logits, target);
    Value logs = graph.add("loss", new Softmax(true), logits);
    Value all = graph.add("loss", new Reduce(Reduce.Kind.MEAN, CLASSES, false), logs);
    Formula.Builder formula = Formula.named("smoothed");
    Expr ofRight = formula.input("right").times(1 - labelSmoothing);
    formula.output("loss", ofRight.minus(formula.input("all").times(labelSmoothing)));
    return graph.add("loss", new Elementwise(formula.build()), right, all);
  }
}
