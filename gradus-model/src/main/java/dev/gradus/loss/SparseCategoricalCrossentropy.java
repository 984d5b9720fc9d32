package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

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
/// Keras and PyTorch take targets `[N]`; PyTorch always takes logits.
///
/// @param fromLogits whether predictions are logits, default false
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {

  /// @return predictions are probabilities
  public static SparseCategoricalCrossentropy defaults() {
    return new SparseCategoricalCrossentropy(false);
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
  public Value build(GraphBuilder graph, Value prediction, Value target) {
    Shapes.requireTarget(this, prediction, target);
    // The logarithms of probabilities are logits of the same probabilities.
    Value logits =
        Crossentropy.logits(graph, prediction, fromLogits)
            .orElseGet(() -> Crossentropy.logProbabilities(graph, prediction));
    return Crossentropy.fromLogits(graph, true, logits, target);
  }
}
