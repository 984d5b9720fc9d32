package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.Ones;
import dev.gradus.init.Zeros;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;

/// Brings each feature (last axis) of the training data to mean 0 and deviation 1, by numbers that
/// are taken from the data once, before training, and saved with the model.
///
/// `y = (x - mean) / max(sqrt(variance), 1e-7)`
///
/// - input and output `[N, …, C]`
/// - states `mean [C]`, from 0, and `variance [C]`, from 1, which no gradient reaches and no step
///   changes; `CompiledModel.adapt` sets them
///
/// As Keras with its axis at the default, the last, and numbers found by `adapt`. PyTorch has no
/// such layer.
public record Normalization() implements Layer {

  /// Name of the state with each feature's mean.
  public static final String MEAN = "mean";

  /// Name of the state with each feature's *biased* variance.
  public static final String VARIANCE = "variance";

  private static final double SMALLEST_DEVIATION = 1e-7;

  @Override
  public String kind() {
    return "normalization";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.KEEPS;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    if (input.shape().rank() < 2) {
      throw context.refusal(
          "input %s has no axis 1 (C) with features, expected [N, …, C]. Give each example at least one axis: Input.of(1)."
              .formatted(input.shape()));
    }
    Shape features = Shape.of(input.shape().dim(-1));
    Value mean = context.state(MEAN, features, new Zeros());
    Value variance = context.state(VARIANCE, features, new Ones());
    Formula.Builder formula = Formula.named("normalization");
    Expr x = formula.input("x");
    Expr center = formula.input("mean");
    Expr deviation = formula.input("variance").sqrt().max(SMALLEST_DEVIATION);
    formula.output("y", x.minus(center).dividedBy(deviation));
    return context.add(new Elementwise(formula.build()), input, mean, variance);
  }
}
