package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.Initializer;
import dev.gradus.init.Ones;
import dev.gradus.init.Zeros;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.BatchNormInference;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;

/// Brings each channel (last axis) to mean `beta` and deviation `gamma`: in training by the batch's
/// own statistics, otherwise by averages of them gathered in training.
///
/// `y = gamma (x - mean) / sqrt(variance + epsilon) + beta`, and after each training step `moving =
/// momentum moving + (1 - momentum) batch` for mean and variance. A frozen layer goes by its
/// averages in training too, and keeps them.
///
/// - input and output `[N, …, C]`; mean and variance run over all axes but the last
/// - weights `gamma [C]`, `beta [C]`; states `moving_mean [C]`, from 0, and `moving_variance [C]`,
///   from 1
///
/// As Keras 3: the *biased* variance (sum over `M`, not `M - 1`) both normalizes and enters
/// `moving_variance`. PyTorch stores the unbiased one, its `momentum` .1 is our `1 - momentum`, and
/// its epsilon is 1e-5.
///
/// Source: Ioffe, Szegedy, "Batch normalization", 2015, arXiv:1502.03167, algorithms 1 and 2.
///
/// @param momentum share of the old average that stays each step, in [0, 1), default .99
/// @param epsilon added to the variance under the root, greater than 0, default 1e-3
/// @param center whether `beta` is added, default true
/// @param scale whether `gamma` multiplies, default true
public record BatchNormalization(double momentum, double epsilon, boolean center, boolean scale)
    implements Layer {

  /// Checks momentum and epsilon.
  public BatchNormalization {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new ConfigException(
          "BatchNormalization: momentum must be in [0, 1), got %s.".formatted(momentum));
    }
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new ConfigException(
          "BatchNormalization: epsilon must be greater than 0 and finite, got %s."
              .formatted(epsilon));
    }
  }

  /// @return momentum .99, epsilon 1e-3, with beta and gamma
  public static BatchNormalization defaults() {
    return new BatchNormalization(0.99, 1e-3, true, true);
  }

  /// @param changed in [0, 1)
  /// @return this layer with another momentum
  public BatchNormalization withMomentum(double changed) {
    return new BatchNormalization(changed, epsilon, center, scale);
  }

  /// @param changed greater than 0
  /// @return this layer with another epsilon
  public BatchNormalization withEpsilon(double changed) {
    return new BatchNormalization(momentum, changed, center, scale);
  }

  /// @param changed whether `beta` is added
  /// @return this layer with or without it
  public BatchNormalization withCenter(boolean changed) {
    return new BatchNormalization(momentum, epsilon, changed, scale);
  }

  /// @param changed whether `gamma` multiplies
  /// @return this layer with or without it
  public BatchNormalization withScale(boolean changed) {
    return new BatchNormalization(momentum, epsilon, center, changed);
  }

  @Override
  public String kind() {
    return "batch-normalization";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    if (input.shape().rank() < 2) {
      throw context.refusal(
          "input %s has no axis 1 (C) with channels, expected [N, …, C]. Give each example at least one axis: Input.of(1)."
              .formatted(input.shape()));
    }
    Shape channels = Shape.of(input.shape().dim(-1));
    Optional<Value> learnedGamma = weightIf(scale, context, "gamma", channels, new Ones());
    Optional<Value> learnedBeta = weightIf(center, context, "beta", channels, new Zeros());
    Value mean = context.state("moving_mean", channels, new Zeros());
    Value variance = context.state("moving_variance", channels, new Ones());
    Value gamma = learnedGamma.orElseGet(() -> constant(context, 1, mean));
    Value beta = learnedBeta.orElseGet(() -> constant(context, 0, mean));
    if (!context.training() || context.frozen()) {
      return context.add(new BatchNormInference(epsilon), input, gamma, beta, mean, variance);
    }
    List<Value> results = context.addAll(new BatchNorm(epsilon), List.of(input, gamma, beta));
    average(context, "moving_mean", mean, results.get(1));
    average(context, "moving_variance", variance, results.get(2));
    return results.getFirst();
  }

  private void average(LayerContext context, String state, Value moving, Value batch) {
    Formula.Builder formula = Formula.named("moving_average");
    Expr old = formula.input("moving");
    Expr now = formula.input("batch");
    formula.output("moving", old.times(momentum).plus(now.times(1 - momentum)));
    context.update(state, context.add(new Elementwise(formula.build()), moving, batch));
  }

  private static Optional<Value> weightIf(
      boolean wanted, LayerContext context, String name, Shape shape, Initializer initializer) {
    return wanted ? Optional.of(context.weight(name, shape, initializer)) : Optional.empty();
  }

  /// The op takes gamma and beta in any case; one that is not learned is the same number
  /// everywhere.
  private static Value constant(LayerContext context, double value, Value like) {
    Formula.Builder formula = Formula.named("constant");
    formula.input("like");
    formula.output("y", Expr.constant(value));
    return context.add(new Elementwise(formula.build()), like);
  }
}
