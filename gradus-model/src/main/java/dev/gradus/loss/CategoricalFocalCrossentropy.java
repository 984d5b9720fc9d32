package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Softmax;
import dev.gradus.op.Value;
import java.util.List;

/// [CategoricalCrossentropy] that counts examples the less the better they are predicted already.
///
/// `loss = mean over n of sum_k alpha (1 - p_nk)^gamma * -t_nk log p_nk`
///
/// - prediction `p [N, K]`, probabilities; or logits `x [N, K]` if `fromLogits`
/// - target `t [N, K]`, one-hot or probabilities; `t (1 - labelSmoothing) + labelSmoothing / K`
///   takes its place
///
/// With logits at hand, given or found in front of a softmax, it works from their log-softmax;
/// other probabilities are divided by their sum and clipped to [1e-7, 1 - 1e-7]. `1 - p` is at
/// least 1e-7.
///
/// As Keras 3, which clips behind logits too, and whose alpha may differ from class to class.
///
/// Source: Lin, Goyal, Girshick, He, Dollár, "Focal loss for dense object detection", 2017,
/// arXiv:1708.02002, equation 5.
///
/// @param alpha factor of all, in (0, 1]; default 0.25
/// @param gamma how much less well-predicted examples count, at least 0; default 2
/// @param fromLogits whether predictions are logits, default false
/// @param labelSmoothing how far targets are drawn towards `1 / K`, in `[0, 1)`; default 0
public record CategoricalFocalCrossentropy(
    double alpha, double gamma, boolean fromLogits, double labelSmoothing) implements Loss {

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public CategoricalFocalCrossentropy {
    Ranges.requireFocus("CategoricalFocalCrossentropy", alpha, gamma);
    Ranges.requireSmoothing("CategoricalFocalCrossentropy", labelSmoothing);
  }

  /// @return all settings at their defaults
  public static CategoricalFocalCrossentropy defaults() {
    return new CategoricalFocalCrossentropy(0.25, 2, false, 0);
  }

  /// @param factor of all
  /// @return this loss with that alpha
  public CategoricalFocalCrossentropy withAlpha(double factor) {
    return new CategoricalFocalCrossentropy(factor, gamma, fromLogits, labelSmoothing);
  }

  /// @param power of the probability that is missing
  /// @return this loss with that gamma
  public CategoricalFocalCrossentropy withGamma(double power) {
    return new CategoricalFocalCrossentropy(alpha, power, fromLogits, labelSmoothing);
  }

  /// @param logits whether predictions are logits
  /// @return this loss for such predictions
  public CategoricalFocalCrossentropy withFromLogits(boolean logits) {
    return new CategoricalFocalCrossentropy(alpha, gamma, logits, labelSmoothing);
  }

  /// @param smoothing how far targets are drawn towards `1 / K`
  /// @return this loss with that smoothing
  public CategoricalFocalCrossentropy withLabelSmoothing(double smoothing) {
    return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, smoothing);
  }

  @Override
  public String kind() {
    return "categorical-focal-crossentropy";
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
    Value logs =
        Crossentropy.logits(graph, prediction, fromLogits)
            .map(logits -> graph.add("loss", new Softmax(true), logits))
            .orElseGet(() -> Crossentropy.logProbabilities(graph, prediction));
    Value each =
        graph.add("loss", new Elementwise(formula(prediction.shape().dim(1))), logs, target);
    Reduce overClasses = new Reduce(Reduce.Kind.SUM, List.of(1), false);
    return graph.add("loss", overClasses, each);
  }

  private Formula formula(int classes) {
    Formula.Builder formula = Formula.named("focal_crossentropy");
    Expr logP = formula.input("log_p");
    Expr t = Crossentropy.smoothed(formula.input("t"), labelSmoothing, classes);
    Expr missing = logP.expm1().negated().max(Crossentropy.EPSILON);
    return formula.output("loss", missing.pow(gamma).times(t).times(logP).times(-alpha)).build();
  }
}
