package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// Cross-entropy of yes and no at every element: one unit for two classes, or a unit for each of
/// several labels that do not exclude each other.
///
/// `loss = mean -(t log p + (1 - t) log(1 - p))` over all elements of the batch
///
/// - prediction `p [N, …]`, probabilities; or logits `x [N, …]` if `fromLogits`
/// - target `t`, shaped as the prediction, from 0 to 1; `t (1 - labelSmoothing) + labelSmoothing /
///   2` takes its place
///
/// With logits `x` at hand, given or found in front of a sigmoid, it computes `t log(1 + e^-x) + (1
/// - t) log(1 + e^x)` directly, finite for logits of any size. Other probabilities are clipped to
///   [1e-7, 1 - 1e-7] first; where one was its gradient is 0.
///
/// As Keras 3. PyTorch's `BCELoss` has no smoothing and limits the logarithms to -100 instead;
/// `BCEWithLogitsLoss` takes logits.
///
/// @param fromLogits whether predictions are logits, default false
/// @param labelSmoothing how far targets are drawn towards 1/2, in `[0, 1)`; default 0
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {

  /// Checks the range.
  ///
  /// @throws dev.gradus.core.ConfigException if labelSmoothing is out of its range
  public BinaryCrossentropy {
    Ranges.requireSmoothing("BinaryCrossentropy", labelSmoothing);
  }

  /// @return predictions are probabilities, targets are taken as they are
  public static BinaryCrossentropy defaults() {
    return new BinaryCrossentropy(false, 0);
  }

  /// @param logits whether predictions are logits
  /// @return this loss for such predictions
  public BinaryCrossentropy withFromLogits(boolean logits) {
    return new BinaryCrossentropy(logits, labelSmoothing);
  }

  /// @param smoothing how far targets are drawn towards 1/2
  /// @return this loss with that smoothing
  public BinaryCrossentropy withLabelSmoothing(double smoothing) {
    return new BinaryCrossentropy(fromLogits, smoothing);
  }

  @Override
  public String kind() {
    return "binary-crossentropy";
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
    return BinaryTerms.each(
        graph,
        BinaryTerms.logits(graph, prediction, fromLogits),
        prediction,
        target,
        labelSmoothing,
        (terms, _) -> terms.loss());
  }
}
