package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// [BinaryCrossentropy] that counts elements the less the better they are predicted already.
///
/// ```
/// p_t    = t p + (1 - t) (1 - p)
/// weight = t alpha + (1 - t) (1 - alpha)    if applyClassBalancing, else 1
/// loss   = mean weight * (1 - p_t)^gamma * -(t log p + (1 - t) log(1 - p))    over all elements
/// ```
///
/// - prediction `p [N, …]`, probabilities; or logits `x [N, …]` if `fromLogits`
/// - target `t`, shaped as the prediction, from 0 to 1; `t (1 - labelSmoothing) + labelSmoothing /
///   2` takes its place
///
/// As Keras 3, but that logits, given or found in front of a sigmoid, are not turned into clipped
/// probabilities. Other probabilities are clipped to [1e-7, 1 - 1e-7]; `1 - p_t` is at least 1e-7.
///
/// Source: Lin, Goyal, Girshick, He, Dollár, "Focal loss for dense object detection", 2017,
/// arXiv:1708.02002, equations 4 and 5.
///
/// @param applyClassBalancing whether alpha weighs yes against no; default false
/// @param alpha weight of yes, in (0, 1]; default 0.25
/// @param gamma how much less well-predicted elements count, at least 0; default 2
/// @param fromLogits whether predictions are logits, default false
/// @param labelSmoothing how far targets are drawn towards 1/2, in `[0, 1)`; default 0
public record BinaryFocalCrossentropy(
    boolean applyClassBalancing,
    double alpha,
    double gamma,
    boolean fromLogits,
    double labelSmoothing)
    implements Loss {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public BinaryFocalCrossentropy {
    Ranges.requireFocus("BinaryFocalCrossentropy", alpha, gamma);
    Ranges.requireSmoothing("BinaryFocalCrossentropy", labelSmoothing);
  }

  /// @return all settings at their defaults
  public static BinaryFocalCrossentropy defaults() {
    return new BinaryFocalCrossentropy(false, 0.25, 2, false, 0);
  }

  /// @param weight of yes
  /// @return this loss, weighing yes against no
  public BinaryFocalCrossentropy balanced(double weight) {
    return new BinaryFocalCrossentropy(true, weight, gamma, fromLogits, labelSmoothing);
  }

  /// @param power of the probability that is missing
  /// @return this loss with that gamma
  public BinaryFocalCrossentropy withGamma(double power) {
    return new BinaryFocalCrossentropy(
        applyClassBalancing, alpha, power, fromLogits, labelSmoothing);
  }

  /// @param logits whether predictions are logits
  /// @return this loss for such predictions
  public BinaryFocalCrossentropy withFromLogits(boolean logits) {
    return new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, logits, labelSmoothing);
  }

  /// @param smoothing how far targets are drawn towards 1/2
  /// @return this loss with that smoothing
  public BinaryFocalCrossentropy withLabelSmoothing(double smoothing) {
    return new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, fromLogits, smoothing);
  }

  @Override
  public String kind() {
    return "binary-focal-crossentropy";
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
        (terms, t) -> weighted(terms.focus(gamma).times(terms.loss()), t));
  }

  private Expr weighted(Expr loss, Expr t) {
    if (!applyClassBalancing) {
      return loss;
    }
    Expr no = Expr.constant(1).minus(t);
    return t.times(alpha).plus(no.times(1 - alpha)).times(loss);
  }
}
