package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// How far predictions are from targets, as the mean over the batch. Open: build a loss of your own
/// from ops; its gradient follows.
///
/// With weights `w_n` of samples the loss is `sum_n w_n l_n / N`, where `l_n` is the mean of what
/// [#each] gives for sample `n` and `N` the size of the batch, as in Keras: weights are factors,
/// and doubling all of them doubles the loss and its gradient. PyTorch's cross-entropy divides by
/// the sum of the weights instead, so that there only their ratios count, and a batch of rare
/// classes counts as much as any other.
public interface Loss {

  /// @return the name used in spec files, for example `categorical-crossentropy`
  String kind();

  /// @return in which form targets are fed
  TargetEncoding targetEncoding();

  /// @param prediction the model's output, batch axis included
  /// @return the shape in which targets are fed, batch axis included
  /// @throws dev.gradus.core.ShapeException if this loss cannot take such a prediction
  Shape targetShape(Shape prediction);

  /// The terms whose mean is the loss.
  ///
  /// @param graph where the ops go
  /// @param prediction the model's output
  /// @param target of the shape that [#targetShape] gives
  /// @return one or several numbers an example, `[N, ...]`; or `[]`, if the loss is one of the
  ///   whole batch, which cannot be weighted
  Value each(GraphBuilder graph, Value prediction, Value target);

  /// @param graph where the ops go
  /// @param prediction the model's output
  /// @param target of the shape that [#targetShape] gives
  /// @return the loss `[]`: the mean of what [#each] gives
  default Value build(GraphBuilder graph, Value prediction, Value target) {
    return BatchMean.of(graph, each(graph, prediction, target));
  }

  /// @param graph where the ops go
  /// @param prediction the model's output
  /// @param target of the shape that [#targetShape] gives
  /// @param weight of each sample, `[N]`
  /// @return the loss `[]`: `sum_n weight_n l_n / N`
  /// @throws dev.gradus.core.ConfigException if the loss is not one of single samples
  default Value build(GraphBuilder graph, Value prediction, Value target, Value weight) {
    return BatchMean.weighted(graph, this, each(graph, prediction, target), weight);
  }
}
